package dev.jumun.runtime.engine;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Measurements that can be read as a page of text. An observer that is one has such a page. */
public interface Scrapeable {
    /**
     * A page.
     *
     * @param type its media type
     */
    record Page(String type, String text) {}

    /**
     * Returns the measurements. May block.
     *
     * @param accept the field {@code Accept} of the request
     * @return empty if they go elsewhere, and cannot be read here
     */
    Optional<Page> page(@Nullable String accept);
}
