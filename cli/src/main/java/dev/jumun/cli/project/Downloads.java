package dev.jumun.cli.project;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Reports what is fetched: a line for each jar, since silence looks like a program that hangs. */
final class Downloads extends AbstractTransferListener {
    private final Consumer<String> progress;
    private final AtomicInteger poms = new AtomicInteger();

    Downloads(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        String name = event.getResource().getResourceName();
        if (event.getRequestType() != TransferEvent.RequestType.GET) {
            return;
        }
        if (name.endsWith(".jar")) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            progress.accept(
                    "  fetched %s, %d KB".formatted(file, event.getTransferredBytes() / 1024));
        } else if (name.endsWith(".pom") && poms.incrementAndGet() % 50 == 0) {
            progress.accept("  fetched %d poms".formatted(poms.get()));
        }
    }
}
