package dev.jumun.conformance.middleware;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Middleware
    Response addProcessTimeHeader(Request request, Next next) throws InterruptedException {
        long start = System.nanoTime();
        Response response = next.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        return response.header("x-process-time", Double.toString(seconds));
    }
}
