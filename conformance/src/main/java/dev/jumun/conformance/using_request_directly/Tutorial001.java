package dev.jumun.conformance.using_request_directly;

import dev.jumun.*;

import java.net.InetSocketAddress;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/items/{item_id}")
    Object readRoot(String itemId, Request request) {
        InetSocketAddress client = (InetSocketAddress) request.remoteAddress();
        return Map.of("client_host", client.getHostString(), "item_id", itemId);
    }
}
