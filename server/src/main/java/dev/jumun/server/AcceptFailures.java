package dev.jumun.server;

import dev.jumun.server.loop.LoopLog;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.time.Duration;

/**
 * Reports that connections could not be accepted: the process has no descriptors left. The last
 * handler of a listener: Netty's own would log on the accepting thread, which ends if the log needs
 * a file.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private long reported = System.nanoTime() - QUIET_NANOS;

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        long now = System.nanoTime();
        if (now - reported >= QUIET_NANOS) {
            reported = now;
            LoopLog.error(
                    "Connections could not be accepted. It is tried again each second. If too many"
                            + " files are open, raise the limit of the process (ulimit -n).",
                    cause);
        }
    }
}
