/** Declare an API once as annotated methods: annotations, routing, binding, codecs, dependencies, documents. */
module dev.jumun {
    requires transitive dev.jumun.async;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires transitive tools.jackson.core;

    exports dev.jumun;
    exports dev.jumun.exchange;
}
