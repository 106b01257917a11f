package dev.jumun.app;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.middleware.ForwardingHead;
import dev.jumun.runtime.GeneratedApi;
import dev.jumun.runtime.engine.PercentCodec;

import java.util.ArrayList;
import java.util.List;

/** Adds the root path to requests, and removes it from paths if the proxy did not. */
record RootPath(String path) implements Filter {
    /** The filters of an API, behind its root path if it has one. */
    static List<Filter> around(GeneratedApi api) throws Exception {
        List<Filter> around = new ArrayList<>(api.filters());
        if (!api.rootPath().isEmpty()) {
            around.addFirst(new RootPath(api.rootPath()));
        }
        return around;
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        String rest =
                head.path().startsWith(path + "/")
                        ? PercentCodec.behind(head.rawPath(), path)
                        : head.rawPath();
        String below = rest == null ? head.rawPath() : rest;
        RequestHead changed =
                new ForwardingHead(head) {
                    @Override
                    public String rawPath() {
                        return below;
                    }

                    @Override
                    public String rootPath() {
                        return head.rootPath() + RootPath.this.path;
                    }
                };
        next.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public RequestHead head() {
                        return changed;
                    }
                });
    }
}
