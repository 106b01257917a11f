/** Serves APIs: HTTP/1.1 and HTTP/2 on Netty, a virtual thread for each request. */
module dev.jumun.server {
    requires transitive dev.jumun;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires java.management;
    requires org.apache.commons.cli;
    requires jdk.management;
    requires jdk.unsupported; // see Signals

    exports dev.jumun.kitchen;
    exports dev.jumun.server;
}
