package dev.jumun.jobs;

/** A job to be added. */
final class NewJob {
    private final String key;
    private final byte[] payload;

    NewJob(String key, byte[] payload) {
        this.key = key;
        this.payload = payload;
    }

    String key() {
        return key;
    }

    byte[] payload() {
        return payload;
    }
}
