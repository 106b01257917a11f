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

    exports dev.jumun;
    exports dev.jumun.app;
    exports dev.jumun.binding;
    exports dev.jumun.codec;
    exports dev.jumun.dependency;
    exports dev.jumun.document;
    exports dev.jumun.exchange;
    exports dev.jumun.file;
    exports dev.jumun.form;
    exports dev.jumun.middleware;
    exports dev.jumun.routing;
    exports dev.jumun.schema;
    exports dev.jumun.security;
    exports dev.jumun.session;
    exports dev.jumun.settings;
    exports dev.jumun.stream;
    exports dev.jumun.websocket;
}
