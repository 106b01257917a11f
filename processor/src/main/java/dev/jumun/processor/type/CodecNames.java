package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;

/** The names of the run time's classes that generated code uses. */
public final class CodecNames {
    public static final ClassName CODEC = codec("Codec");
    public static final ClassName CODECS = codec("Codecs");
    public static final ClassName CONSTRAINT = codec("Constraint");
    public static final ClassName CONSTRAINTS = codec("Constraints");
    public static final ClassName MEMBER_READER = codec("MemberReader");
    public static final ClassName OBJECT_SOURCE = codec("ObjectSource");
    public static final ClassName RECORD_CODEC = codec("RecordCodec");
    public static final ClassName SHARED_CODEC = codec("SharedCodec");
    public static final ClassName SHARED_CODECS = codec("SharedCodecs");
    public static final ClassName JSON_WRITER = codec("JsonWriter");
    public static final ClassName OBJECT_CODEC = codec("ObjectCodec");
    public static final ClassName SCHEMA_NAME =
            ClassName.get("dev.jumun.runtime.schema", "SchemaName");
    public static final ClassName GENERATED =
            ClassName.get("javax.annotation.processing", "Generated");
    public static final ClassName NULL_UNMARKED =
            ClassName.get("org.jspecify.annotations", "NullUnmarked");
    public static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    private CodecNames() {}

    private static ClassName codec(String name) {
        return ClassName.get("dev.jumun.runtime.codec", name);
    }
}
