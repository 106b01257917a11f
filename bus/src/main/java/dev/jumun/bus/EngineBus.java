package dev.jumun.bus;

import dev.jumun.runtime.engine.Outage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A bus over an engine: one thread sends, one receives; each connects again by itself. */
final class EngineBus implements Bus {
    private static final Logger LOG = System.getLogger("dev.jumun.bus");
    private static final Duration LONGEST_START = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 500;

    private final Engine engine;
    private final Subscribers subscribers = new Subscribers();
    private final Inbox inbox = new Inbox(subscribers);
    private final Outage outage = new Outage(Outage.Part.BUS);
    private final Outbox outbox = new Outbox();
    private final long node = ThreadLocalRandom.current().nextLong();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Thread sender;
    private final Thread receiver;
    private volatile @Nullable Throwable failure;
    private volatile boolean isConnected;
    private volatile boolean isClosed;

    private EngineBus(Engine engine) {
        this.engine = engine;
        this.sender = Thread.ofVirtual().name("bus-sender").unstarted(this::send);
        this.receiver = Thread.ofVirtual().name("bus-receiver").unstarted(this::receive);
    }

    /**
     * Connects, and waits until messages arrive.
     *
     * @throws IOException if the engine cannot be reached within ten seconds
     */
    static EngineBus start(Engine engine) throws IOException {
        EngineBus bus = new EngineBus(engine);
        bus.receiver.start();
        bus.sender.start();
        boolean isStarted = false;
        try {
            isStarted = bus.started.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!isStarted) {
            bus.close();
            throw new IOException(
                    "%s cannot be reached. Start it, or correct its address."
                            .formatted(engine.name()),
                    bus.failure);
        }
        return bus;
    }

    @Override
    public void publish(String topic, byte[] message) {
        Limits.check(topic, message);
        if (isClosed) {
            throw Limits.closed();
        }
        outbox.add(topic, message.clone());
    }

    @Override
    public Subscription subscribe(String topic, Subscriber subscriber) {
        Limits.check(topic);
        return subscribers.add(topic, Objects.requireNonNull(subscriber, "subscriber"));
    }

    @Override
    public boolean isConnected() {
        return isConnected && !isClosed;
    }

    private void send() {
        try {
            for (long number = 1; !isClosed; number++) {
                byte[] frame = outbox.take(node, number, engine.room());
                long pause = FIRST_PAUSE;
                Level level = Level.WARNING; // once for each frame
                while (!isClosed && !isSent(frame, level)) {
                    level = Level.DEBUG;
                    TimeUnit.MILLISECONDS.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close(); // what was opened while the bus was closed
        }
    }

    private boolean isSent(byte[] frame, Level level) throws InterruptedException {
        try {
            engine.send(frame);
            return true;
        } catch (InterruptedException closed) {
            throw closed;
        } catch (FrameRefusedException refused) {
            LOG.log(Level.ERROR, "Messages are lost, which nodes take for a gap:", refused);
            return true; // those that come after it are not to wait for it
        } catch (Throwable again) {
            if (!isClosed) {
                LOG.log(
                        level,
                        "%s has not taken a frame, which is sent again: %s"
                                .formatted(engine.name(), again));
            }
            return false;
        }
    }

    private void receive() {
        long pause = FIRST_PAUSE;
        while (!isClosed) {
            try {
                engine.listen(this::connected, inbox::open);
            } catch (InterruptedException closed) {
                return;
            } catch (Throwable e) { // an error, too, must not end the thread
                failure = e;
            }
            if (isConnected) {
                isConnected = false;
                pause = FIRST_PAUSE;
                if (!isClosed) {
                    outage.away(true);
                    LOG.log(
                            Level.WARNING,
                            engine.name()
                                    + " is away; messages of other nodes are missed: "
                                    + failure);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException closed) {
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    private void connected() {
        isConnected = true;
        if (started.getCount() > 0) {
            started.countDown();
        } else {
            LOG.log(Level.INFO, engine.name() + " is back.");
            outage.away(false);
            inbox.gap();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        outage.away(false);
        sender.interrupt();
        receiver.interrupt();
        engine.close();
    }
}
