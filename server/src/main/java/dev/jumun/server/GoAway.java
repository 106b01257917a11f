package dev.jumun.server;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2FrameCodec;

import java.util.concurrent.TimeUnit;

/** Closes HTTP/2 connections that have been told to go away, when their last stream has ended. */
final class GoAway {
    private static final long LOOK_MILLIS = 50;

    private GoAway() {}

    static void closeWhenIdle(Channel connection) {
        Http2FrameCodec codec = connection.pipeline().get(Http2FrameCodec.class);
        if (codec == null || codec.connection().numActiveStreams() == 0) {
            connection.close();
            return;
        }
        connection
                .eventLoop()
                .schedule(() -> closeWhenIdle(connection), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
}
