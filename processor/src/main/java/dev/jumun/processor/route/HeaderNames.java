package dev.jumun.processor.route;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What header fields are called. */
final class HeaderNames {
    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderNames() {}

    /** Whether a header field, or a cookie, can have a name. */
    static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** A field is called {@code x-token} for {@code xToken} or {@code x_token} in Java. */
    static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The fields of a record, by what its components are called on the wire, where the field isn't
     * called so with dashes. A name that {@code @Field} gives is taken as it is.
     */
    static Map<String, String> of(Context context, TypeMirror record) {
        Map<String, String> names = new LinkedHashMap<>();
        if (record instanceof DeclaredType declared) {
            TypeElement element = (TypeElement) declared.asElement();
            for (RecordComponentElement component : element.getRecordComponents()) {
                String name = component.getSimpleName().toString();
                AnnotationMirror field = Annotations.own(component, "Field");
                String given = field == null ? "" : Annotations.text(field, "value", "");
                String wire = given.isEmpty() ? context.wireName(name) : given;
                String header = given.isEmpty() ? of(name) : given;
                if (!header.equals(wire.replace('_', '-'))) {
                    names.put(wire, header);
                }
            }
        }
        return names;
    }
}
