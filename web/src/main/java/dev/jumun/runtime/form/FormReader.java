package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.runtime.engine.BodyMemory;

import java.util.Locale;

/** Reads the form that a request brings along; a body that is no form is an empty one. */
public final class FormReader {
    private FormReader() {}

    /**
     * Reads a form. Blocks until all has come.
     *
     * @throws HttpException 400 if it is malformed, or has too many fields or too long ones; 413
     *     and 408 as {@link dev.jumun.exchange.RequestBody}
     */
    public static FormData read(Exchange exchange, FormLimits limits) {
        FormData form = new FormData();
        String type = exchange.head().headers().first("content-type");
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            if (media.equals("application/x-www-form-urlencoded")) {
                byte[] body = exchange.body().readAll();
                UrlEncoded.read(body, form, limits, exchange.attribute(BodyMemory.class));
            } else if (type != null && media.equals("multipart/form-data")) {
                new Multipart(exchange.body(), type, limits, exchange.attribute(BodyMemory.class))
                        .read(form);
            }
            return form;
        } catch (Throwable failure) {
            form.close();
            throw failure;
        }
    }
}
