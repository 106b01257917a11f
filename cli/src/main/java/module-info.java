/**
 * The {@code jumun} program: starts projects, serves them while they are changed, prints documents.
 */
module dev.jumun.cli {
    requires dev.jumun.processor;
    requires dev.jumun.server;
    requires java.compiler;
    requires java.net.http;
    requires org.apache.commons.cli;
    requires static org.jspecify;

    uses javax.annotation.processing.Processor;
}
