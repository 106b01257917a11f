package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes objects without some of their members. */
final class FilteredCodec<T> implements WrappingCodec<T> {
    private final Codec<T> codec;
    private final MemberTree only;
    private final MemberTree without;
    private final boolean nulls;
    private final boolean defaults;

    /** Made with the first answer: codecs that know each other are not complete before. */
    private volatile @Nullable DeclaredMembers members;

    /**
     * Of a codec.
     *
     * @param only the members that are written, and those within them after a dot: {@code
     *     owner.name}; none for all
     * @param without the members that are not
     */
    FilteredCodec(
            Codec<T> codec,
            Set<String> only,
            Set<String> without,
            boolean nulls,
            boolean defaults) {
        this.codec = codec;
        this.only = MemberTree.of(only);
        this.without = MemberTree.of(without);
        this.nulls = nulls;
        this.defaults = defaults;
    }

    @Override
    public Codec<T> codec() {
        return codec;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        DeclaredMembers present = members;
        if (present == null) {
            present = new DeclaredMembers(codec, nulls, defaults);
            members = present;
        }
        writer.any(chosen(present.kept(JsonTree.of(codec, value)), only, without));
    }

    private static @Nullable Object chosen(
            @Nullable Object json, MemberTree only, MemberTree without) {
        return switch (json) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                object.forEach((name, value) -> {
                    String member = String.valueOf(name);
                    if (only.isWhole() || only.names(member)) {
                        MemberTree left = without.at(member);
                        if (!without.names(member) || !left.isWhole()) {
                            kept.put(member, chosen(value, only.at(member), left));
                        }
                    }
                });
                yield kept;
            }
            case List<?> list -> list.stream().map(each -> chosen(each, only, without)).toList();
            case null, default -> json;
        };
    }
}
