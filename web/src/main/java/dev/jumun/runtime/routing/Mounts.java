package dev.jumun.runtime.routing;

import dev.jumun.async.RootTask;
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
        handlers.forEach((path, handler) -> this.handlers.put(path.replaceAll("/+$", ""), handler));
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
     * Hands an exchange to the application with the longest path that fits; false if none does.
     *
     * @param path decoded
     * @param hasTask whether there is a task already, which is known by the mount from now on
     */
    boolean handle(Exchange exchange, String path, boolean hasTask) {
        String mount = handlers.isEmpty() ? null : longest(path);
        Handler handler = mount == null ? null : handlers.get(mount);
        if (mount == null || handler == null) {
            return false;
        }
        String rest = PercentCodec.behind(exchange.head().rawPath(), mount);
        if (rest == null) {
            return false;
        }
        if (hasTask) {
            RootTask.rename(exchange.head().method() + " " + mount + "/*");
        }
        RequestHead below =
                new Below(exchange.head(), mount, rest.replaceFirst("^(?:/|%2[Ff])", "/"));
        handler.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public RequestHead head() {
                        return below;
                    }

                    @Override
                    public void route(String template) {
                        super.route(mount + template);
                    }
                });
        return true;
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
