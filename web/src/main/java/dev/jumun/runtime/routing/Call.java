package dev.jumun.runtime.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.BackgroundTasks;
import dev.jumun.MutableHeaders;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.Response.BodyWriter;
import dev.jumun.ResponseHead;
import dev.jumun.async.Async;
import dev.jumun.async.Deadline;
import dev.jumun.async.Generator;
import dev.jumun.async.Lender;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.ResponseBody;
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
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.engine.RequestSteps.Step;
import dev.jumun.runtime.file.FileSender;
import dev.jumun.runtime.file.StoredFile;
import dev.jumun.runtime.form.FormData;
import dev.jumun.runtime.form.FormLimits;
import dev.jumun.runtime.form.FormReader;
import dev.jumun.runtime.security.SecurityScheme;
import dev.jumun.runtime.stream.BodyInput;
import dev.jumun.runtime.stream.BodyStream;
import dev.jumun.runtime.stream.StreamFormat;
import dev.jumun.runtime.websocket.ExchangeWebSocket;
import dev.jumun.runtime.websocket.JsonMessages;
import dev.jumun.session.Session;
import dev.jumun.websocket.JsonWebSocket;
import dev.jumun.websocket.WebSocketException;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One request on its way through a route; generated code leads it. Belongs to one thread. */
public final class Call {
    private static final byte[] NOTHING = new byte[0];

    /** The log names the handler as well. */
    private static final String NULL_RESULT =
            "The handler returned null, but its result is not @Nullable. Return a value, or"
                    + " annotate the result with @Nullable.";

    private final Exchange exchange;
    private final @Nullable RouteTable routes;
    private final Thread thread = Thread.currentThread();
    private final Overrides overrides;
    private final Inputs inputs;
    private @Nullable Settings settings;
    private @Nullable Set<ProviderKey<?>> absent;
    private Set<ProviderKey<?>> skipped = Set.of();
    private @Nullable Function<Throwable, @Nullable WebSocketException> closing;
    private int status;
    private @Nullable MutableHeaders headers;
    private byte[] body = NOTHING;
    private int length;
    private @Nullable BodySender sender;
    private @Nullable StoredFile file;
    private boolean sent;
    private @Nullable FormData form;
    private final TaskList tasks;
    private final @Nullable CallSteps steps;
    private @Nullable Deadline limit;
    private @Nullable ExchangeWebSocket webSocket;
    private @Nullable Handler guarded;

    /** Sends a body in pieces. */
    @FunctionalInterface
    private interface BodySender {
        void send(ResponseBody body) throws Exception;
    }

    Call(
            Exchange exchange,
            Map<String, String> variables,
            Overrides overrides,
            boolean strictContentType,
            @Nullable RouteTable routes,
            String function) {
        this.routes = routes;
        RequestSteps followed = exchange.attribute(RequestSteps.class);
        this.steps = followed == null ? null : new CallSteps(followed, function);
        this.tasks = new TaskList(followed);
        this.exchange = exchange;
        this.overrides = overrides;
        this.inputs = new Inputs(exchange, variables, strictContentType);
    }

    /** Sets the handlers that decide how an open web socket is closed after a failure. */
    void closing(Function<Throwable, @Nullable WebSocketException> handlers) {
        closing = handlers;
    }

    /** Returns how a failure closes the web socket; null if no handler does. */
    @Nullable WebSocketException closing(Throwable failure) {
        return closing == null ? null : closing.apply(failure);
    }

    /** Sets the providers that need not be called: they give null, and no code reads it. */
    void skip(Set<ProviderKey<?>> unneeded) {
        skipped = unneeded;
    }

    boolean skips(ProviderKey<?> key) {
        return !skipped.isEmpty() && skipped.contains(key);
    }

    /** Returns the request. */
    public Request request() {
        return new CurrentRequest(exchange, routes);
    }

    /** Returns what may be said about the answer. */
    public ResponseHead settings() {
        return said();
    }

    private Settings said() {
        Settings present = settings;
        if (present == null) {
            present = new Settings();
            settings = present;
        }
        return present;
    }

    /** Returns the web socket that the request asks for. */
    public ExchangeWebSocket webSocket() {
        ExchangeWebSocket present = webSocket;
        if (present == null) {
            present =
                    new ExchangeWebSocket(
                            exchange,
                            request(),
                            () -> settings == null ? new MutableHeaders() : settings.headers());
            webSocket = present;
        }
        return present;
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
        tasks.runForLenders();
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

    /** The handler, or something within it, has failed. */
    void failed(Throwable failure) {
        CallSteps followed = steps;
        if (followed != null) {
            followed.failed(failure);
        }
    }

    private void handled() {
        CallSteps followed = steps;
        if (followed != null) {
            followed.handled();
        }
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

    /** Returns what is to be done after the answer. */
    public BackgroundTasks tasks() {
        return tasks;
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
        return provided(key, () -> override == null ? provider.call() : borrowed(key, override));
    }

    /** On the call's thread, or on that of a provider that runs next to others. */
    private <T extends @Nullable Object> T provided(ProviderKey<T> key, Callable<T> provider)
            throws Exception {
        CallSteps followed = steps;
        if (followed == null) {
            return provider.call();
        }
        boolean isOwn = Thread.currentThread() == thread;
        Step step =
                isOwn
                        ? followed.begin("provide", key.provider())
                        : followed.beside("provide", key.provider());
        Throwable thrown = null;
        try {
            return provider.call();
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            step.end(thrown instanceof NotReady ? null : thrown);
            if (isOwn && thrown == null) {
                followed.handlerMayBegin();
            }
        }
    }

    /** Calls a provider with inputs; null if one of them is wrong. */
    public <T extends @Nullable Object> @Nullable T provide(
            ProviderKey<T> key, BoundProvider<T> provider) throws Exception {
        if (skips(key)) {
            return null;
        }
        Lender<T> override = overrides.of(key, this::request);
        try {
            return provided(
                    key,
                    () ->
                            override == null
                                    ? provider.provide(providerBinder())
                                    : borrowed(key, override));
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
            lendInSteps(steps, key, lending, rest);
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

    /** The same, with steps for the setup and the tear-down. */
    private static <T extends @Nullable Object> void lendInSteps(
            CallSteps steps, ProviderKey<T> key, Lender<T> lender, Continuation<T> rest)
            throws Exception {
        Step[] now = {steps.begin("setup", key.provider())};
        Throwable thrown = null;
        try {
            Async.lend(
                    key.provider(),
                    lender,
                    value -> {
                        now[0].end(null);
                        steps.handlerMayBegin();
                        try {
                            rest.with(value);
                        } catch (Throwable failure) {
                            steps.failed(failure);
                            throw failure;
                        } finally {
                            now[0] = steps.begin("tear down", key.provider());
                        }
                        return null;
                    });
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            now[0].end(thrown instanceof NotReady ? null : thrown);
        }
    }

    /** Borrows from a lender with inputs; if one of them is wrong the rest continues without it. */
    @SuppressWarnings(
            "NullAway") // what is absent is null, and only looked at by what checks for it
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

    /** Makes the answer of a value, as JSON. */
    public <T> void answer(int declared, T value, Codec<T> codec) {
        answer(declared, value, codec, "application/json");
    }

    /** Makes the answer of a text, as it is, in UTF-8. */
    public void answerAsIs(int declared, @Nullable String text, String mediaType) {
        answerAsIs(declared, text == null ? null : text.getBytes(UTF_8), mediaType);
    }

    /** Makes the answer of bytes, as they are. */
    public void answerAsIs(int declared, byte @Nullable [] bytes, String mediaType) {
        if (bytes == null) {
            throw new IllegalStateException(NULL_RESULT);
        }
        boolean bare = mediaType.startsWith("text/") && !mediaType.contains("charset=");
        answer(declared, bare ? mediaType + "; charset=utf-8" : mediaType, bytes, bytes.length);
    }

    /** Makes the answer of a value, as JSON under another media type. */
    public <T> void answer(int declared, T value, Codec<T> codec, String mediaType) {
        if (value instanceof Response byHand) { // of a method that returns Object
            answer(byHand);
            return;
        }
        handled();
        JsonWriter writer = new JsonWriter();
        if (steps == null) {
            encode(writer, value, codec);
        } else {
            Step step = steps.begin("encode", "");
            try {
                encode(writer, value, codec);
            } finally {
                step.end(null);
            }
        }
        answer(declared, mediaType, writer.buffer(), writer.size());
    }

    private static <T> void encode(JsonWriter writer, T value, Codec<T> codec) {
        try {
            writer.value(value, codec);
        } catch (IllegalStateException e) {
            throw value == null ? new IllegalStateException(NULL_RESULT, e) : e;
        }
    }

    /** Makes an answer of what a generator will make while it is sent. */
    public <T> void stream(int declared, Generator<? extends T> values, StreamFormat<T> format) {
        handled();
        status = settings != null && settings.status() != 0 ? settings.status() : declared;
        MutableHeaders fields = new MutableHeaders();
        format.describe(fields);
        if (settings != null) {
            settings.headers().forEach(fields::add);
        }
        headers = fields;
        sender = out -> format.write(values, out);
    }

    /** Makes an answer of null, as JSON; or an empty one, where the status allows no body. */
    public void answerNothing(int declared) {
        if (hasNoBody(declared)) {
            answer(declared, null, NOTHING, 0);
        } else {
            answer(declared, "application/json", new byte[] {'n', 'u', 'l', 'l'}, 4);
        }
    }

    /** Makes the answer that the handler made by hand. */
    public void answer(Response response) {
        handled();
        MutableHeaders fields = new MutableHeaders();
        String type = response.contentType();
        if (type != null && response.headers().first("content-type") == null) {
            fields.add("content-type", type);
        }
        response.headers().forEach(fields::add);
        headers = fields;
        status = response.status();
        sender = null;
        file = null;
        switch (response.content()) {
            case byte[] bytes -> {
                body = bytes;
                length = bytes.length;
            }
            case Path path -> {
                file = StoredFile.of(path);
                if (file == null) {
                    throw new IllegalArgumentException("There is no file " + path + ".");
                }
            }
            case BodyWriter writer -> sender = out -> writer.write(new BodyStream(out));
            case Response.Json json -> {
                JsonWriter writer = new JsonWriter().any(json.value());
                body = writer.buffer();
                length = writer.size();
            }
            case null, default -> length = 0;
        }
    }

    private void answer(int declared, @Nullable String type, byte[] bytes, int size) {
        handled();
        status = settings != null && settings.status() != 0 ? settings.status() : declared;
        MutableHeaders fields = settings == null ? new MutableHeaders() : settings.headers();
        boolean empty = hasNoBody(status);
        if (type != null && !empty) {
            fields.add("content-type", type);
        }
        headers = fields;
        sender = null;
        body = bytes;
        length = empty ? 0 : size;
    }

    /**
     * Sends the answer that was made, then does what was to be done after it. Blocks until the
     * transport has taken the answer, and until all is done.
     *
     * @throws Exception what makes a body that is sent in pieces; else the first failure of a task,
     *     for what is lent for the request
     */
    public void send() throws Exception {
        CallSteps followed = steps;
        if (followed == null) {
            sendAll();
        } else {
            Step step = followed.begin("send", "");
            Throwable thrown = null;
            try {
                sendAll();
            } catch (Throwable failure) {
                thrown = failure;
                throw failure;
            } finally {
                step.end(thrown);
            }
        }
        sent = true;
        endLimit();
        tasks.runForLenders();
    }

    private void sendAll() throws Exception {
        BodySender pieces = sender;
        MutableHeaders fields = headers == null ? new MutableHeaders() : headers;
        if (file != null) {
            FileSender.send(exchange, status, fields, file);
        } else if (pieces == null) {
            exchange.respond(status, fields, body, 0, length);
        } else {
            ResponseBody out = exchange.respond(status, fields);
            if (!exchange.head().method().equals("HEAD")) {
                pieces.send(out);
            }
            out.end();
        }
    }

    /**
     * Ends work outside a request: does what was to be done after it. Blocks until it is done.
     *
     * @throws Exception the first failure of a task, for what is lent for the work
     */
    public void finish() throws Exception {
        sent = true;
        tasks.runForLenders();
    }

    /** Sets the deadline of the response, which ends when the response has left. */
    void limitedBy(Deadline deadline) {
        limit = deadline;
    }

    /** The deadline is that of the response: background tasks come after it. */
    private void endLimit() {
        Deadline deadline = limit;
        if (deadline != null && !deadline.isOver()) {
            try {
                deadline.remove();
            } catch (IllegalStateException e) {
                // it passed in this very moment
            }
        }
    }

    /** Sets what is to be done once a guard has let the request pass. */
    void guards(Handler handler) {
        guarded = handler;
    }

    /**
     * Passes the request to what is guarded; its answer gets the fields that were set here. Called
     * by what guards static files.
     */
    public void proceed() {
        Handler handler = Objects.requireNonNull(guarded);
        Settings set = settings;
        handler.handle(
                set == null
                        ? exchange
                        : new HeadFilter(exchange, fields -> set.headers().forEach(fields::add)));
    }

    /** Whether a failure is that of a task, which was logged when it came. */
    boolean isOfTask(Throwable failure) {
        return tasks.failure() == failure;
    }

    /** Makes an answer of a value that is not a route's own. */
    public static <T> Response response(int status, T value, Codec<T> codec) {
        JsonWriter writer = new JsonWriter().value(value, codec);
        return Response.bytes("application/json", writer.toBytes()).status(status);
    }

    /** Sends an answer that was made by hand. Blocks until the transport has taken it. */
    public static void send(Exchange exchange, Response answer) throws Exception {
        Call call = new Call(exchange, Map.of(), new Overrides(), true, null, "answer");
        call.answer(answer);
        call.send();
    }

    /** Ends the call: does what tear-downs left to do, and removes what lies on disk. */
    void end() {
        try {
            while (sent && !tasks.end()) {
                tasks.run(); // without an answer there is nothing after it, as in FastAPI
            }
        } finally {
            tasks.drop();
        }
        if (form != null) {
            form.close();
        }
    }

    /**
     * Whether answers of a status never have a body (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and
     * 15.4.5).
     */
    static boolean hasNoBody(int status) {
        return status < 200 || status == 204 || status == 205 || status == 304;
    }
}
