package dev.jumun.runtime.dispatch;

import dev.jumun.Response;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.request.Urls;
import dev.jumun.runtime.routing.RouteMatch;
import dev.jumun.runtime.routing.RouteTable;

/**
 * Redirects a path with a slash too many or too few at its end to the one that exists (307, RFC
 * 9110 section 15.4.8), with its query.
 */
final class SlashRedirects {
    private final RouteTable routes;
    private final Mounts mounts;
    private final boolean ofRoutes;

    /**
     * Of an application.
     *
     * @param ofRoutes whether its routes redirect; mounted applications always do
     */
    SlashRedirects(RouteTable routes, Mounts mounts, boolean ofRoutes) {
        this.routes = routes;
        this.mounts = mounts;
        this.ofRoutes = ofRoutes;
    }

    /** Redirects if there is something at the other path, which is decoded; else false. */
    boolean handle(Exchange exchange, String path) {
        if (path.length() <= 1 || !exists(exchange.head().method(), other(path))) {
            return false;
        }
        String raw = exchange.head().rawPath();
        return send(exchange, path.endsWith("/") ? withoutSlashes(raw) : raw + "/");
    }

    private static String other(String path) {
        return path.endsWith("/") ? withoutSlashes(path) : path + "/";
    }

    /**
     * Without the slashes at the end; an escaped one is a slash of the decoded form. A regular
     * expression would try at each slash of the path.
     */
    private static String withoutSlashes(String path) {
        int end = path.length();
        while (true) {
            if (end > 0 && path.charAt(end - 1) == '/') {
                end--;
            } else if (end > 2 && path.regionMatches(true, end - 3, "%2F", 0, 3)) {
                end -= 3;
            } else {
                return path.substring(0, end);
            }
        }
    }

    private boolean exists(String method, String path) {
        if (path.isEmpty()) {
            return false;
        }
        RouteMatch match = ofRoutes ? routes.find(method, path) : null;
        return (match != null && match.route().options().redirectsSlashes()) || mounts.fits(path);
    }

    /** Redirects to a raw path of this application; false if it cannot be written into a field. */
    static boolean send(Exchange exchange, String path) {
        RequestHead head = exchange.head();
        String query = head.query().isEmpty() ? "" : "?" + head.query();
        String url = Urls.base(head) + head.rootPath() + path + query;
        if (url.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        exchange.respond(307, Response.redirect(url).headers(), new byte[0], 0, 0);
        return true;
    }
}
