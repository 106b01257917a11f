package dev.jumun.runtime.binding;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.form.FormData;
import dev.jumun.runtime.security.CredentialSource;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one request brings along, taken apart once and only when asked for; and all that is wrong
 * with it.
 */
public final class Inputs implements CredentialSource {
    private final Exchange exchange;
    private final Map<String, String> path;
    private final boolean strictContentType;
    private final Problems problems = new Problems();
    private @Nullable Pairs query;
    private @Nullable Pairs cookies;
    private @Nullable FormData form;

    /** Of an exchange; the variables of the path are decoded. */
    public Inputs(Exchange exchange, Map<String, String> path, boolean strictContentType) {
        this.strictContentType = strictContentType;
        this.exchange = exchange;
        this.path = path;
    }

    /** Takes the form, which has been read before anything else happens. */
    public void form(FormData data) {
        form = data;
    }

    /** All values of a field of the form: strings and uploads. */
    List<Object> form(String name) {
        return form == null ? List.of() : form.all(name);
    }

    /** Whether there is a form at all. */
    Set<String> formNames() {
        return form == null ? Set.of() : form.names();
    }

    /** The last value of a parameter of the query; null if it is not there. */
    public static @Nullable String parameter(Exchange exchange, String name) {
        List<String> values = Pairs.ofQuery(exchange.head().query()).all(name);
        return values.isEmpty() ? null : values.getLast();
    }

    /** The last value of a cookie; null if it is not there. */
    public static @Nullable String cookie(Exchange exchange, String name) {
        List<String> values = Pairs.ofCookies(exchange.head().headers().all("cookie")).all(name);
        return values.isEmpty() ? null : values.getLast();
    }

    Problems problems() {
        return problems;
    }

    boolean strictContentType() {
        return strictContentType;
    }

    Exchange exchange() {
        return exchange;
    }

    @Nullable String path(String name) {
        return path.get(name);
    }

    List<String> query(String name) {
        if (query == null) {
            query = Pairs.ofQuery(head().query());
        }
        return query.all(name);
    }

    /** The names of all parameters of a place, in their order. */
    Set<String> names(String place) {
        return switch (place) {
            case "query" -> {
                query("");
                yield Objects.requireNonNull(query).names();
            }
            case "cookie" -> {
                cookie("");
                yield Objects.requireNonNull(cookies).names();
            }
            default -> {
                Set<String> names = new LinkedHashSet<>();
                head().headers().forEach((name, _) -> names.add(name.toLowerCase(Locale.ROOT)));
                yield names;
            }
        };
    }

    /** All lines of a field. */
    List<String> header(String name) {
        return head().headers().all(name);
    }

    /**
     * What a codec makes a value of: all lines of a field, or the first one, which is also what
     * filters see ({@link dev.jumun.Headers#first}).
     */
    List<String> header(String name, Codec<?> codec) {
        List<String> lines = header(name);
        return lines.size() <= 1 || codec.takesSeveral() ? lines : lines.subList(0, 1);
    }

    List<String> cookie(String name) {
        if (cookies == null) {
            cookies = Pairs.ofCookies(head().headers().all("cookie"));
        }
        return cookies.all(name);
    }

    @Override
    public @Nullable String headerField(String name) {
        return head().headers().first(name);
    }

    @Override
    public @Nullable String queryParameter(String name) {
        return last(query(name));
    }

    @Override
    public @Nullable String cookieValue(String name) {
        return last(cookie(name));
    }

    private static @Nullable String last(List<String> values) {
        return values.isEmpty() ? null : values.getLast();
    }

    private RequestHead head() {
        return exchange.head();
    }
}
