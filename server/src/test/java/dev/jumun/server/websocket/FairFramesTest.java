package dev.jumun.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Frames pass in order, while they are wanted, a millisecond at a time. */
class FairFramesTest {
    private final List<Object> passed = new ArrayList<>();
    private boolean wanted = true;
    private long cost;

    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelReadComplete(ChannelHandlerContext ctx) {
                            ctx.fireChannelReadComplete();
                            passed.add("end of the turn");
                        }
                    },
                    new FairFrames(() -> wanted),
                    new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelRead(ChannelHandlerContext ctx, Object frame) {
                            ((BinaryWebSocketFrame) frame).release();
                            passed.add("frame");
                            long end = System.nanoTime() + cost;
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                        }

                        @Override
                        public void channelReadComplete(ChannelHandlerContext ctx) {
                            passed.add("complete");
                        }

                        @Override
                        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                            passed.add(String.valueOf(cause.getMessage()));
                        }
                    });

    private static BinaryWebSocketFrame frame() {
        return new BinaryWebSocketFrame(Unpooled.buffer(1).writeByte(1));
    }

    private void read(int frames) {
        for (int i = 0; i < frames; i++) {
            channel.pipeline().fireChannelRead(frame());
        }
        channel.pipeline().fireExceptionCaught(new IOException("a broken frame"));
        channel.pipeline().fireChannelReadComplete();
    }

    @Test
    void framesAndFailuresPassInOrder() {
        read(3);
        channel.runPendingTasks();
        passed.remove("end of the turn"); // wherever a busy machine ended it
        assertThat(passed).containsExactly("frame", "frame", "frame", "a broken frame", "complete");
    }

    @Test
    void aTurnEndsWithWhatTookAMillisecond() {
        cost = TimeUnit.MILLISECONDS.toNanos(1);
        read(3);
        channel.runPendingTasks();
        assertThat(passed)
                .containsExactly(
                        "frame", "end of the turn", "frame", "frame", "a broken frame", "complete");
    }

    @Test
    void whatIsNotWantedWaits() {
        wanted = false;
        read(1);
        channel.runPendingTasks();
        assertThat(passed).containsExactly("end of the turn");
        wanted = true;
        channel.read();
        channel.runPendingTasks();
        assertThat(passed)
                .containsExactly("end of the turn", "frame", "a broken frame", "complete");
    }

    @Test
    void framesThatWaitAreReleasedAtTheEnd() {
        wanted = false;
        BinaryWebSocketFrame frame = frame();
        channel.pipeline().fireChannelRead(frame);
        channel.close();
        assertThat(frame.refCnt()).isZero();
        assertThat(passed).isEmpty();
    }
}
