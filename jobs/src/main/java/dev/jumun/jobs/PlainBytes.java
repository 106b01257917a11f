package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;

/** Payloads are bytes of JSON on both sides: codecs read and write them. */
final class PlainBytes implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        return (byte[]) data;
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
        return type.cast(stored);
    }
}
