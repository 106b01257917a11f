package dev.jumun.kitchen.view;

/** What hands requests to an application, and has the title of that: for {@code jumun ps}. */
public interface Titled {
    /** The title of the API that answers now. */
    String title();
}
