package dev.jumun.runtime.schema;

/** A type that has a named schema, with what is in it. */
@FunctionalInterface
public interface DescribedType {
    /** Describes what is in the type; named schemas go into the set. */
    Schema schema(Schemas schemas);
}
