package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gzip;
import dev.jumun.middleware.TrustedHosts;

import java.util.Map;

// The examples of docs/middleware.md.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class MiddlewareGuide {
    @Middleware
    Response addProcessTime(Request request, Next next) throws InterruptedException {
        long start = System.nanoTime();
        Response response = next.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        return response.header("x-process-time", Double.toString(seconds));
    }

    @Middleware(named = true)
    Response onlyInside(Request request, Next next) throws InterruptedException {
        if (!"open sesame".equals(request.headers().first("x-word"))) {
            return Response.json(Map.of("detail", "closed")).status(403);
        }
        return next.call();
    }

    @Get("/inside")
    @UseMiddleware("onlyInside")
    Object inside() {
        return "inside";
    }

    @Middleware
    Filter cors() {
        return Cors.of("http://localhost:8080", "https://example.com")
                .allowingCredentials()
                .allowingMethods("*")
                .allowingHeaders("*");
    }

    @Middleware
    Filter hosts() {
        return TrustedHosts.of("testserver", "example.com", "*.example.com");
    }

    @Middleware
    Filter compression() {
        return new Gzip(1000);
    }
}
