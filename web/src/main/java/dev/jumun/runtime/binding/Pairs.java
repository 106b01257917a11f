package dev.jumun.runtime.binding;

import dev.jumun.runtime.engine.PercentCodec;
import dev.jumun.runtime.engine.QuotationMarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names and values in their order, of a query or of cookies. There are few: a search beats a hash.
 */
final class Pairs {
    private final List<String> list = new ArrayList<>(8);

    private Pairs() {}

    /** Of a query string (WHATWG URL, application/x-www-form-urlencoded). */
    static Pairs ofQuery(String query) {
        Pairs pairs = new Pairs();
        int from = 0;
        while (from < query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            if (end > from) {
                int equals = query.indexOf('=', from, end);
                boolean bare = equals < 0;
                int nameEnd = bare ? end : equals;
                pairs.list.add(PercentCodec.query(query.substring(from, nameEnd)));
                pairs.list.add(bare ? "" : PercentCodec.query(query.substring(equals + 1, end)));
            }
            from = end + 1;
        }
        return pairs;
    }

    /** Of the values of {@code Cookie} fields (RFC 6265, section 4.2). */
    static Pairs ofCookies(List<String> fields) {
        Pairs pairs = new Pairs();
        for (String field : fields) {
            for (String cookie : field.split(";", -1)) {
                int equals = cookie.indexOf('=');
                String name = equals < 0 ? "" : cookie.substring(0, equals).strip();
                String value = cookie.substring(equals + 1).strip();
                if (!name.isEmpty() || !value.isEmpty()) {
                    pairs.list.add(name);
                    pairs.list.add(QuotationMarks.removed(value));
                }
            }
        }
        return pairs;
    }

    /** Returns all names, in their order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i += 2) {
            names.add(list.get(i));
        }
        return names;
    }

    /** Returns all values of a name. */
    List<String> all(String name) {
        List<String> values = List.of();
        for (int i = 0; i < list.size(); i += 2) {
            if (list.get(i).equals(name)) {
                String value = list.get(i + 1);
                if (values.isEmpty()) {
                    values = List.of(value);
                } else {
                    values = new ArrayList<>(values);
                    values.add(value);
                }
            }
        }
        return values;
    }
}
