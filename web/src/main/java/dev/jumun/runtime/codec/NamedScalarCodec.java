package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

/** A simple type that has a schema of its name in the document. */
record NamedScalarCodec<T>(
        Codec<T> codec, String name, String qualifiedName, String title, String description)
        implements WrappingCodec<T> {
    @Override
    public Schema schema(Schemas schemas) {
        return schemas.named(
                name,
                qualifiedName,
                _ -> {
                    Schema titled = codec.schema(schemas).titled(title);
                    return description.isEmpty() ? titled : titled.with("description", description);
                });
    }
}
