package dev.jumun.runtime.request;

import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.async.Lender;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.binding.Binder;
import dev.jumun.runtime.binding.BodyFields;
import dev.jumun.runtime.binding.BodyLines;
import dev.jumun.runtime.binding.BodyReader;
import dev.jumun.runtime.binding.BodyValue;
import dev.jumun.runtime.binding.FieldValues;
import dev.jumun.runtime.binding.Inputs;
import dev.jumun.runtime.binding.NotReady;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.form.FormData;
import dev.jumun.runtime.form.FormLimits;
import dev.jumun.runtime.form.FormReader;
import dev.jumun.runtime.security.SecurityScheme;
import dev.jumun.runtime.stream.BodyInput;
import dev.jumun.runtime.websocket.ExchangeWebSocket;
import dev.jumun.runtime.websocket.JsonMessages;
import dev.jumun.session.Session;
import dev.jumun.websocket.JsonWebSocket;
import dev.jumun.websocket.WebSocketException;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * One request on its way through a route; generated code leads it: inputs, what is provided and
 * lent, and what is answered. Belongs to one thread.
 */
public final class Call extends Answer {
    private final @Nullable NamedPaths names;
    private final Overrides overrides;
    private final Inputs inputs;
    private @Nullable Set<ProviderKey<?>> absent;
    private Set<ProviderKey<?>> skipped = Set.of();
    private @Nullable Function<Throwable, @Nullable WebSocketException> closing;
    private @Nullable FormData form;
    private @Nullable ExchangeWebSocket webSocket;
    private @Nullable Handler guarded;

    /** Of a request. URLs are made by {@code names}; without these there are none. */
    public Call(
            Exchange exchange,
            Map<String, String> variables,
            Overrides overrides,
            boolean strictContentType,
            @Nullable NamedPaths names,
            String function) {
        super(exchange, function);
        this.names = names;
        this.overrides = overrides;
        this.inputs = new Inputs(exchange, variables, strictContentType);
    }

    /** Sets the handlers that decide how an open web socket is closed after a failure. */
    public void closing(Function<Throwable, @Nullable WebSocketException> handlers) {
        closing = handlers;
    }

    /** Returns how a failure closes the web socket; null if no handler does. */
    public @Nullable WebSocketException closing(Throwable failure) {
        return closing == null ? null : closing.apply(failure);
    }

    /** Sets the providers that need not be called: they give null, and no code reads it. */
    public void skip(Set<ProviderKey<?>> unneeded) {
        skipped = unneeded;
    }

    boolean skips(ProviderKey<?> key) {
        return !skipped.isEmpty() && skipped.contains(key);
    }

    /** Returns the request. */
    public Request request() {
        return new CurrentRequest(exchange, names);
    }

    /** Returns the web socket that the request asks for. */
    public ExchangeWebSocket webSocket() {
        if (webSocket == null) {
            webSocket = new ExchangeWebSocket(exchange, request(), this::fieldsSoFar);
        }
        return webSocket;
    }

    /**
     * Returns the web socket that the request asks for, with messages that codecs read and write.
     */
    public <I, O> JsonWebSocket<I, O> webSocket(Codec<I> in, Codec<O> out) {
        return new JsonMessages<>(webSocket(), in, out);
    }

    /**
     * Closes the web socket, whose handler has ended, then does what was to be done after that. One
     * that was not accepted is refused.
     *
     * @throws Exception the first failure of a task, for what is lent for the request
     */
    public void endWebSocket() throws Exception {
        handled();
        webSocket().close();
        runTasks();
    }

    /** Begins the binding of the handler's inputs. */
    public Binder binder() {
        CallSteps followed = steps;
        if (followed == null) {
            return new Binder(inputs);
        }
        followed.bind();
        return new Binder(inputs, followed::bound);
    }

    /** Begins the binding of a provider's inputs. */
    Binder providerBinder() {
        return new Binder(inputs);
    }

    /** Reads the body, which must be there. See {@link BodyReader#value}. */
    public <T> BodyValue<T> body(Codec<T> codec) {
        return BodyReader.value(inputs, codec, true, null);
    }

    /** Reads the body, or takes the default if there is none. See {@link BodyReader#value}. */
    public <T> BodyValue<T> body(Codec<T> codec, @Nullable T otherwise) {
        return BodyReader.value(inputs, codec, false, otherwise);
    }

    /** Reads a body that several parameters are made of. See {@link BodyReader#fields}. */
    public BodyValue<FieldValues> body(BodyFields fields) {
        return BodyReader.fields(inputs, fields);
    }

    /** Returns the body as it comes, for callers that read it themselves. */
    public InputStream bodyStream() {
        return new BodyInput(exchange.body());
    }

    /** Returns the body as it comes, in pieces. See {@link BodyInput#pieces}. */
    public Generator<byte[]> bodyPieces() {
        return BodyInput.pieces(exchange.body());
    }

    /** Returns the values of a body of JSON Lines. See {@link BodyLines#of}. */
    public <T> Generator<T> bodyLines(Codec<T> codec) {
        return BodyLines.of(inputs, codec);
    }

    /** Reads the form, if it has not been read. See {@link FormReader#read}. */
    public void form() {
        if (form == null) {
            form = FormReader.read(exchange, FormLimits.DEFAULT);
            inputs.form(form);
        }
    }

    /**
     * Returns the session of the visitor.
     *
     * @throws IllegalStateException if no {@code Sessions} wrap the route
     */
    public Session session() {
        Session session = exchange.attribute(Session.class);
        if (session == null) {
            throw new IllegalStateException(
                    "There is no session: no @Middleware method of the API returns Sessions.");
        }
        return session;
    }

    /** Calls a provider. */
    @SuppressWarnings("NullAway") // nothing looks at what is skipped
    public <T extends @Nullable Object> T provide(ProviderKey<T> key, Callable<T> provider)
            throws Exception {
        if (skips(key)) {
            return null;
        }
        Lender<T> override = overrides.of(key, this::request);
        Callable<T> called = override == null ? provider : () -> borrowed(key, override);
        return steps == null ? called.call() : steps.provide(key.provider(), called);
    }

    /** Calls a provider with inputs; null if one of them is wrong. */
    public <T extends @Nullable Object> @Nullable T provide(
            ProviderKey<T> key, BoundProvider<T> provider) throws Exception {
        try {
            return provide(key, () -> provider.provide(providerBinder()));
        } catch (NotReady notReady) {
            markAbsent(key);
            return null;
        }
    }

    /** An override of a plain provider lends only for a moment: just its value matters. */
    private static <T extends @Nullable Object> T borrowed(ProviderKey<T> key, Lender<T> lender)
            throws Exception {
        return Async.lend(key.provider(), lender, value -> value);
    }

    /** Borrows from a lender for the rest of the request. */
    @SuppressWarnings("NullAway") // nothing looks at what is skipped
    public <T extends @Nullable Object> void lend(
            ProviderKey<T> key, Lender<T> lender, Continuation<T> rest) throws Exception {
        if (skips(key)) {
            rest.with(null);
            return;
        }
        Lender<T> override = overrides.of(key, this::request);
        Lender<T> lending = override == null ? lender : override;
        if (steps != null) {
            steps.lend(key.provider(), lending, rest);
            return;
        }
        Async.lend(
                key.provider(),
                lending,
                value -> {
                    rest.with(value);
                    return null;
                });
    }

    /** Borrows from a lender with inputs; if one of them is wrong the rest continues without it. */
    @SuppressWarnings("NullAway") // what is absent is only looked at by what checks for it
    public <T extends @Nullable Object> void lend(
            ProviderKey<T> key, BoundLender<T> lender, Continuation<T> rest) throws Exception {
        if (skips(key)) {
            rest.with(null);
            return;
        }
        Lender<T> override = overrides.of(key, this::request);
        if (override != null) {
            lend(key, override, rest);
            return;
        }
        Binder in = providerBinder();
        boolean[] lent = {false};
        try {
            lend(
                    key,
                    yield -> lender.lend(in, yield),
                    value -> {
                        lent[0] = true;
                        rest.with(value);
                    });
        } catch (NotReady notReady) {
            if (lent[0]) {
                throw notReady;
            }
            markAbsent(key);
            rest.with(null);
        }
    }

    /**
     * Takes what the client shows of a scheme.
     *
     * @throws dev.jumun.HttpException if it shows nothing, or something malformed
     */
    public <T> T authenticate(ProviderKey<T> key, SecurityScheme<T> scheme) throws Exception {
        return provide(key, () -> scheme.credentials(inputs));
    }

    /**
     * Takes what the client shows of a scheme, or null if it shows nothing.
     *
     * @throws dev.jumun.HttpException if it is malformed
     */
    public <T> @Nullable T authenticateIfAny(ProviderKey<T> key, SecurityScheme<T> scheme)
            throws Exception {
        if (skips(key)) {
            return null;
        }
        Lender<T> override = overrides.of(key, this::request);
        return override == null ? scheme.credentialsIfAny(inputs) : borrowed(key, override);
    }

    /** Returns whether a provider could not run because of its inputs. */
    public boolean isAbsent(ProviderKey<?> key) {
        return absent != null && absent.contains(key);
    }

    /** Returns what runs several providers at the same time. */
    public SideBySide sideBySide() {
        return new SideBySide(this);
    }

    boolean isOverridden(ProviderKey<?> key) {
        return overrides.of(key, this::request) != null;
    }

    void markAbsent(ProviderKey<?> key) {
        if (absent == null) {
            absent = new HashSet<>();
        }
        absent.add(key);
    }

    /** Sets what is to be done once a guard has let the request pass. */
    public void guards(Handler handler) {
        guarded = handler;
    }

    /**
     * Passes the request to what is guarded; its answer gets the fields that were set here. Called
     * by what guards static files.
     */
    public void proceed() {
        Handler handler = Objects.requireNonNull(guarded);
        handler.handle(
                hasSettings()
                        ? new HeadFilter(exchange, fields -> fieldsSoFar().forEach(fields::add))
                        : exchange);
    }

    /** Sends an answer that was made by hand. Blocks until the transport has taken it. */
    public static void send(Exchange exchange, Response answer) throws Exception {
        Call call = new Call(exchange, Map.of(), new Overrides(), true, null, "answer");
        call.answer(answer);
        call.send();
    }

    /** Ends the call: does what tear-downs left to do, and removes what lies on disk. */
    public void end() {
        endTasks();
        if (form != null) {
            form.close();
        }
    }
}
