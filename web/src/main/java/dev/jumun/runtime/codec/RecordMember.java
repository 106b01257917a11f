package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** One member of a record, as its codec declares it. */
final class RecordMember {
    final String name;
    final Codec<?> codec;
    final boolean required;
    final boolean computed;
    final @Nullable Object otherwise;
    private final String text;
    private String written;
    private boolean documented = true;
    private boolean alwaysWritten;
    private @Nullable String title;
    private boolean deprecated;
    private String[] examples = {};

    private RecordMember(
            String name,
            Codec<?> codec,
            boolean required,
            boolean computed,
            @Nullable Object otherwise,
            String text) {
        this.name = name;
        this.written = name;
        this.codec = codec;
        this.required = required;
        this.computed = computed;
        this.otherwise = otherwise;
        this.text = text;
    }

    static RecordMember required(String name, Codec<?> codec, String text) {
        return new RecordMember(name, codec, true, false, null, text);
    }

    static <V> RecordMember optional(
            String name, Codec<V> codec, @Nullable V otherwise, String text) {
        return new RecordMember(name, codec, false, false, otherwise, text);
    }

    static RecordMember computed(String name, Codec<?> codec, String text) {
        return new RecordMember(name, codec, false, true, null, text);
    }

    void written(String other) {
        written = other;
    }

    void undocumented() {
        documented = false;
    }

    void alwaysWritten() {
        alwaysWritten = true;
    }

    void details(String own, boolean outdated, String... json) {
        title = own;
        deprecated = outdated;
        examples = json;
    }

    byte[] encodedName() {
        return JsonWriter.encodedName(written);
    }

    /** The default, for one reader only: an array could be changed. */
    @Nullable Object ownDefault() {
        return otherwise instanceof byte[] bytes ? bytes.clone() : otherwise;
    }

    void describe(ObjectSchema object) {
        if (computed) {
            object.computed(name, codec, text);
            return;
        }
        if (required) {
            object.required(name, codec, text);
        } else {
            optional(object, codec);
        }
        if (alwaysWritten) {
            object.alwaysWritten();
        }
        if (!written.equals(name)) {
            object.written(written);
        }
        if (title != null) {
            object.details(title, deprecated, examples);
        }
    }

    @SuppressWarnings("unchecked") // as it was made
    private <V> void optional(ObjectSchema object, Codec<V> own) {
        boolean shown = documented && !(otherwise instanceof Optional);
        object.optional(name, own, shown ? (V) otherwise : null, text);
    }
}
