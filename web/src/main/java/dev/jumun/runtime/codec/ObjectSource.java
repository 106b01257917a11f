package dev.jumun.runtime.codec;

/** What records are read from: JSON, or the parameters of a request. */
public interface ObjectSource {
    /** Returns where problems go. */
    Problems problems();
}
