package dev.jumun.bus;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens frames, and watches their numbers: a frame that was sent twice, because its sender did not
 * learn that the engine had taken it, is delivered once; one that is missing is a gap. Used by one
 * thread.
 */
final class Inbox {
    /** Nodes that have ended are forgotten, the one that was silent for longest first. */
    private static final int MOST_NODES = 1_000;

    private static final class Node {
        private long last;
        private boolean mayJump;
    }

    private final Subscribers subscribers;
    private final Map<Long, Node> nodes =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Node> eldest) {
                    return size() > MOST_NODES;
                }
            };

    Inbox(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /** Opens a frame. */
    void open(byte[] frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
        long id = in.readLong();
        long number = in.readLong();
        Node node = nodes.get(id);
        if (node == null) {
            node = new Node();
            nodes.put(id, node);
        } else if (number <= node.last) {
            return;
        } else if (number > node.last + 1 && !node.mayJump) {
            subscribers.gap();
        }
        node.last = number;
        node.mayJump = false;
        while (in.available() > 0) {
            String topic = in.readUTF();
            byte[] message = in.readNBytes(in.readInt());
            subscribers.deliver(topic, message);
        }
    }

    /** Frames may have been missed: that is reported once, whatever numbers come next. */
    void gap() {
        nodes.values().forEach(node -> node.mayJump = true);
        subscribers.gap();
    }
}
