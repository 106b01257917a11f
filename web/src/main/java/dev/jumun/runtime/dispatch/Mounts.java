package dev.jumun.runtime.dispatch;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.middleware.ForwardingHead;
import dev.jumun.runtime.engine.PercentCodec;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Applications below paths of this one. */
final class Mounts {
    private final Map<String, Handler> handlers = new TreeMap<>();

    Mounts(Map<String, ? extends Handler> handlers) {
        handlers.forEach((path, handler) -> this.handlers.put(prefix(path), handler));
    }

    /** The path of a mount as it precedes the paths below it. */
    static String prefix(String path) {
        return path.replaceAll("/+$", "");
    }

    /** Whether a decoded path lies below one of an application; that path itself doesn't. */
    boolean fits(String path) {
        return longest(path) != null;
    }

    private @Nullable String longest(String path) {
        String longest = null;
        for (String mount : handlers.keySet()) {
            boolean fits = path.startsWith(mount + "/");
            if (fits && (longest == null || mount.length() > longest.length())) {
                longest = mount;
            }
        }
        return longest;
    }

    /**
     * Returns the application with the longest path that fits; null if none does.
     *
     * @param path decoded
     */
    @Nullable Mount find(Exchange exchange, String path) {
        String mount = handlers.isEmpty() ? null : longest(path);
        Handler handler = mount == null ? null : handlers.get(mount);
        if (mount == null || handler == null) {
            return null;
        }
        String rest = PercentCodec.behind(exchange.head().rawPath(), mount);
        return rest == null
                ? null
                : new Mount(mount, handler, rest.replaceFirst("^(?:/|%2[Ff])", "/"));
    }

    /**
     * An application below a path.
     *
     * @param path where it is
     * @param rest the path of a request as the application sees it
     */
    record Mount(String path, Handler handler, String rest) {
        void handle(Exchange exchange) {
            RequestHead below = new Below(exchange.head(), path, rest);
            handler.handle(
                    new ForwardingExchange(exchange) {
                        @Override
                        public RequestHead head() {
                            return below;
                        }

                        @Override
                        public void route(String template) {
                            super.route(path + template);
                        }
                    });
        }
    }

    /** A request as an application below a path sees it. */
    private static final class Below extends ForwardingHead {
        private final RequestHead head;
        private final String mount;
        private final String path;

        Below(RequestHead head, String mount, String path) {
            super(head);
            this.head = head;
            this.mount = mount;
            this.path = path;
        }

        @Override
        public String rawPath() {
            return path;
        }

        @Override
        public String rootPath() {
            return head.rootPath() + mount;
        }
    }
}
