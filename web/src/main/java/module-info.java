/**
 * Declare an API once as annotated methods: annotations, routing, binding, codecs, dependencies,
 * documents.
 */
module dev.jumun {
    requires transitive dev.jumun.async;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires transitive tools.jackson.core;
    requires org.apache.commons.fileupload2.core;
    requires org.apache.commons.io;

    uses dev.jumun.runtime.dependency.ObserverSource;

    exports dev.jumun.app;
    exports dev.jumun.exchange;
    exports dev.jumun.middleware;
    exports dev.jumun.openapi;
    exports dev.jumun.runtime.binding;
    exports dev.jumun.runtime.codec;
    exports dev.jumun.runtime.dependency;
    exports dev.jumun.runtime.document;
    exports dev.jumun.runtime.engine;
    exports dev.jumun.runtime.failure;
    exports dev.jumun.runtime.file;
    exports dev.jumun.runtime.form;
    exports dev.jumun.runtime.middleware;
    exports dev.jumun.runtime.request;
    exports dev.jumun.runtime.routing;
    exports dev.jumun.runtime.schema;
    exports dev.jumun.runtime.security;
    exports dev.jumun.runtime.settings;
    exports dev.jumun.runtime.stream;
    exports dev.jumun.runtime.validation;
    exports dev.jumun.runtime.websocket;
    exports dev.jumun.runtime;
    exports dev.jumun.security;
    exports dev.jumun.session;
    exports dev.jumun.validation;
    exports dev.jumun.websocket;
    exports dev.jumun;
}
