package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

/** A type with a named schema. Its two sides may be one. */
final class NamedType {
    final String name;
    final String qualifiedName;
    @Nullable SchemaReference read;
    @Nullable SchemaReference written;

    /** Whether it has asked on which side it is. Only then can its sides differ by themselves. */
    boolean sided;

    /** Whether its sides differ: in themselves, or in what they are made of. */
    boolean apart;

    NamedType(String name, String qualifiedName) {
        this.name = name;
        this.qualifiedName = qualifiedName;
    }
}
