package dev.jumun.runtime.failure;

import dev.jumun.Api.ErrorFormat;
import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.request.Call;
import dev.jumun.validation.RequestValidationException;

import java.nio.charset.StandardCharsets;

/** Writes the errors that the framework answers itself. */
record ErrorBodies(ErrorStyle style) {
    void error(Exchange exchange, HttpException error) {
        MutableHeaders headers = new MutableHeaders();
        error.headers().forEach(headers::add);
        if (Call.hasNoBody(error.status())) {
            exchange.respond(error.status(), headers, new byte[0], 0, 0);
        } else if (isProblem(error.status())) {
            problem(exchange, headers, ProblemDetails.of(exchange.head(), error));
        } else {
            JsonWriter out = new JsonWriter();
            out.beginObject().name("detail").any(error.detail()).endObject();
            send(exchange, error.status(), headers, "application/json", out);
        }
    }

    void invalid(Exchange exchange, RequestValidationException invalid) {
        if (isProblem(422)) {
            problem(
                    exchange,
                    new MutableHeaders(),
                    ProblemDetails.of(exchange.head(), invalid.detail(style.inputs())));
        } else {
            JsonWriter out = new JsonWriter();
            invalid.problems().write(out, style.inputs());
            send(exchange, 422, new MutableHeaders(), "application/json", out);
        }
    }

    /** Tells that something failed, and no more. */
    void unexpected(Exchange exchange) {
        if (isProblem(500)) {
            error(exchange, new HttpException(500));
            return;
        }
        byte[] text = "Internal Server Error".getBytes(StandardCharsets.UTF_8);
        MutableHeaders headers =
                new MutableHeaders().add("content-type", "text/plain; charset=utf-8");
        exchange.respond(500, headers, text, 0, text.length);
    }

    private boolean isProblem(int status) {
        return style.format() == ErrorFormat.PROBLEM_JSON && status >= 400;
    }

    private static void problem(Exchange exchange, MutableHeaders headers, ProblemDetails problem) {
        JsonWriter out = new JsonWriter();
        out.any(problem.members());
        send(exchange, problem.status(), headers, ProblemDetails.MEDIA_TYPE, out);
    }

    private static void send(
            Exchange exchange, int status, MutableHeaders headers, String type, JsonWriter out) {
        if (headers.first("content-type") == null) {
            headers.add("content-type", type);
        }
        exchange.respond(status, headers, out.buffer(), 0, out.size());
    }
}
