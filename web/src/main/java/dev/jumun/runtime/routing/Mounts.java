package dev.jumun.runtime.routing;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.middleware.ForwardingHead;

import java.util.Map;

/** Applications below paths of this one. */
final class Mounts {
    private final Map<String, ? extends Handler> handlers;

    Mounts(Map<String, ? extends Handler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** Hands an exchange to the application with the longest path that fits; false if none does. */
    boolean handle(Exchange exchange) {
        String path = exchange.head().path();
        String longest = null;
        for (String mount : handlers.keySet()) {
            boolean fits = path.equals(mount) || path.startsWith(mount + "/");
            if (fits && (longest == null || mount.length() > longest.length())) {
                longest = mount;
            }
        }
        if (longest == null) {
            return false;
        }
        RequestHead below = new Below(exchange.head(), longest);
        Handler handler = handlers.get(longest);
        if (handler == null) {
            return false;
        }
        handler.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public RequestHead head() {
                        return below;
                    }
                });
        return true;
    }

    /** A request as an application below a path sees it. */
    private static final class Below extends ForwardingHead {
        private final RequestHead head;
        private final String mount;

        Below(RequestHead head, String mount) {
            super(head);
            this.head = head;
            this.mount = mount;
        }

        @Override
        public String path() {
            String rest = head.path().substring(mount.length());
            return rest.isEmpty() ? "/" : rest;
        }

        @Override
        public String rootPath() {
            return head.rootPath() + mount;
        }
    }
}
