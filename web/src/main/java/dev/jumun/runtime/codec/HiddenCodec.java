package dev.jumun.runtime.codec;

/** A codec of secret values: errors don't show what was sent. */
record HiddenCodec<T>(Codec<T> codec) implements WrappingCodec<T> {}
