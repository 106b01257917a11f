package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.runtime.engine.PercentCodec;

/** Reads {@code application/x-www-form-urlencoded} (WHATWG URL, section 5.1). */
final class UrlEncoded {
    private UrlEncoded() {}

    static void read(String text, FormData form, FormLimits limits) {
        int from = 0;
        int count = 0;
        while (from < text.length()) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                if (++count > limits.fields()) {
                    throw new HttpException(
                            400,
                            "Too many fields. Maximum number of fields is "
                                    + limits.fields()
                                    + ".");
                }
                int equals = text.indexOf('=', from, end);
                boolean bare = equals < 0;
                form.add(
                        PercentCodec.query(text.substring(from, bare ? end : equals)),
                        bare ? "" : PercentCodec.query(text.substring(equals + 1, end)));
            }
            from = end + 1;
        }
    }
}
