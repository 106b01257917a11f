package dev.jumun.server.http1;

import dev.jumun.server.loop.LoopLog;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;

import java.io.IOException;

/**
 * The promise of all writes to a connection of HTTP/1.1. A write that fails ends the connection:
 * the client would take the next answer for the one that is missing. Netty's void promise hides
 * failures of the last handler, for example when there is no memory for a copy.
 *
 * <p>One serves all writes: a write that succeeds leaves no trace in it, so it is never done.
 */
public final class WritePromise extends DefaultChannelPromise {
    WritePromise(Channel channel) {
        super(channel);
    }

    @Override
    public ChannelPromise setSuccess(Void result) {
        return this;
    }

    @Override
    public boolean trySuccess(Void result) {
        return true;
    }

    @Override
    public boolean trySuccess() {
        return true;
    }

    @Override
    public ChannelPromise setFailure(Throwable cause) {
        tryFailure(cause);
        return this;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        if (channel().isOpen()) {
            if (cause instanceof IOException) {
                LoopLog.debug("The peer disconnected before its response.", cause);
            } else {
                LoopLog.error("A response could not be written. Its connection is closed.", cause);
            }
            channel().close();
        }
        return true;
    }
}
