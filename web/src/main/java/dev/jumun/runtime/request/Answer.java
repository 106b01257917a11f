package dev.jumun.runtime.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.BackgroundTasks;
import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.Response.BodyWriter;
import dev.jumun.ResponseHead;
import dev.jumun.async.Deadline;
import dev.jumun.async.Generator;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.engine.RequestSteps.Step;
import dev.jumun.runtime.file.FileSender;
import dev.jumun.runtime.file.StoredFile;
import dev.jumun.runtime.stream.BodyStream;
import dev.jumun.runtime.stream.StreamFormat;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What is answered to one request: made of the handler's result, then sent, and what is to be done
 * after that. A {@link Call} is one, so that a request needs no further object for it.
 */
public abstract sealed class Answer permits Call {
    private static final byte[] NOTHING = new byte[0];

    /** The log names the handler as well. */
    private static final String NULL_RESULT =
            "The handler returned null, but its result is not @Nullable. Return a value, or"
                    + " annotate the result with @Nullable.";

    final Exchange exchange;

    /** Null unless the steps of the request are followed. */
    final @Nullable CallSteps steps;

    private final TaskList tasks;
    private @Nullable Settings settings;
    private int status;
    private @Nullable MutableHeaders headers;
    private byte[] body = NOTHING;
    private int length;
    private @Nullable BodySender sender;
    private @Nullable StoredFile file;
    private boolean sent;
    private @Nullable Deadline limit;

    /** Sends a body in pieces. */
    @FunctionalInterface
    private interface BodySender {
        void send(ResponseBody body) throws Exception;
    }

    Answer(Exchange exchange, String function) {
        RequestSteps followed = exchange.attribute(RequestSteps.class);
        this.steps = followed == null ? null : new CallSteps(followed, function);
        this.tasks = new TaskList(followed);
        this.exchange = exchange;
    }

    /** Returns what may be said about the answer. */
    public ResponseHead settings() {
        Settings present = settings;
        if (present == null) {
            present = new Settings();
            settings = present;
        }
        return present;
    }

    /** Whether something was said about the answer. */
    boolean hasSettings() {
        return settings != null;
    }

    /** The fields that were said about the answer so far. */
    MutableHeaders fieldsSoFar() {
        return settings == null ? new MutableHeaders() : settings.headers();
    }

    /** Returns what is to be done after the answer. */
    public BackgroundTasks tasks() {
        return tasks;
    }

    /** The handler has returned. */
    final void handled() {
        CallSteps followed = steps;
        if (followed != null) {
            followed.handled();
        }
    }

    /** The handler, or something within it, has failed. */
    public final void failed(Throwable failure) {
        CallSteps followed = steps;
        if (followed != null) {
            followed.failed(failure);
        }
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
        runTasks();
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
        runTasks();
    }

    /** Does what was to be done after the answer, and throws the first failure. */
    final void runTasks() throws Exception {
        tasks.runForLenders();
    }

    /** Sets the deadline of the response, which ends when the response has left. */
    public void limitedBy(Deadline deadline) {
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

    /** Whether a failure is that of a task, which was logged when it came. */
    public boolean isOfTask(Throwable failure) {
        return tasks.failure() == failure;
    }

    /** Does what tear-downs left to do. */
    void endTasks() {
        try {
            while (sent && !tasks.end()) {
                tasks.run(); // without an answer there is nothing after it, as in FastAPI
            }
        } finally {
            tasks.drop();
        }
    }

    /** Makes an answer of a value that is not a route's own. */
    public static <T> Response response(int status, T value, Codec<T> codec) {
        JsonWriter writer = new JsonWriter().value(value, codec);
        return Response.bytes("application/json", writer.toBytes()).status(status);
    }

    /**
     * Whether answers of a status never have a body (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and
     * 15.4.5).
     */
    public static boolean hasNoBody(int status) {
        return status < 200 || status == 204 || status == 205 || status == 304;
    }
}
