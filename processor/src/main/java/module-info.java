/**
 * Reads the annotations of an API, checks them, and writes its routes and codecs as Java source.
 */
module dev.jumun.processor {
    requires com.palantir.javapoet;
    requires java.compiler;
    requires static org.jspecify;

    exports dev.jumun.processor;

    provides javax.annotation.processing.Processor with
            dev.jumun.processor.JumunProcessor;
}
