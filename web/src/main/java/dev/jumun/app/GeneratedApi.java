package dev.jumun.app;

import dev.jumun.dependency.Lifespan;
import dev.jumun.document.ApiDescription;
import dev.jumun.routing.RouteTable;

/** What the annotation processor writes for an API. */
public interface GeneratedApi {
    /** Sets up what lives with the application, calls {@link Lifespan#serve}, and tears down. */
    void start(Lifespan lifespan) throws Exception;

    /** Adds the routes. */
    void routes(RouteTable table);

    /** Tells what the API is and does. */
    void describe(ApiDescription description);

    /** Returns the API's title. */
    String title();
}
