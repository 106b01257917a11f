package dev.jumun.jdbc.feed;

/** An event as the table has it. */
final class StoredEvent {
    private final long number;
    private final byte[] payload;

    StoredEvent(long number, byte[] payload) {
        this.number = number;
        this.payload = payload;
    }

    long number() {
        return number;
    }

    byte[] payload() {
        return payload;
    }
}
