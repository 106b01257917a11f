package dev.jumun.runtime.routing;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.KnownTypes;
import dev.jumun.runtime.codec.SharedCodec;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.request.NamedPaths;
import dev.jumun.runtime.request.RouteHandler;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All routes of an application. They are found in a tree over the parts of their paths, so that it
 * hardly takes longer when there are more. Where several fit a request, the one that was declared
 * first wins, as in FastAPI. Filled at start-up, then only read.
 */
public final class RouteTable {
    private static final String WEB_SOCKET = "WEBSOCKET";
    private static final String PAGE = "DocsPages";

    private final List<Route> routes = new ArrayList<>();
    private final NamedTemplates names = new NamedTemplates();
    private final KnownTypes knownTypes = new KnownTypes();
    private final Needs needs = new Needs();
    private @Nullable RouteTable webSockets;

    /** Of all routes; null while they are added. It is read by whichever thread finds a route. */
    private volatile @Nullable RouteTree tree;

    /** Makes an empty table. */
    public RouteTable() {}

    /** Allows values of a class where only {@code Object} is declared. */
    public <T> void know(Class<T> type, Codec<T> codec) {
        knownTypes.add(type, codec);
    }

    /** The same for records whose codecs share a class. */
    public void know(SharedCodec<?>... codecs) {
        for (SharedCodec<?> codec : codecs) {
            know(codec);
        }
    }

    private <T> void know(SharedCodec<T> codec) {
        knownTypes.add(codec.type(), codec);
    }

    /** Returns the classes that can be written where only {@code Object} is declared. */
    public KnownTypes knownTypes() {
        return knownTypes;
    }

    /**
     * Adds a route for web sockets: they have a tree of their own, for an opening handshake and
     * another request never take each other's routes.
     *
     * @param filters the indexes of what wraps it, the outermost first
     * @return where more is said of it
     */
    public RouteOptions addWebSocket(
            String path, String name, RouteHandler handler, Integer... filters) {
        if (webSockets == null) {
            webSockets = new RouteTable();
        }
        return webSockets.add(
                WEB_SOCKET, path, name, new WebSocketEndpoint(name, handler), filters);
    }

    /** Finds the route for an opening handshake; the path is decoded. Null if there is none. */
    public @Nullable RouteMatch findWebSocket(String path) {
        return webSockets == null ? null : webSockets.find(WEB_SOCKET, path);
    }

    /**
     * Adds a route.
     *
     * @param filters the indexes of what wraps it, the outermost first
     * @return where more is said of it
     */
    public RouteOptions add(
            String method, String path, String name, RouteHandler handler, Integer... filters) {
        PathTemplate template = new PathTemplate(path);
        Route route = Route.of(method, template, name, handler, List.of(filters), routes.size());
        names.nameRoute(name, template);
        routes.add(route);
        tree = null;
        return route.options();
    }

    /** Adds a page of the framework's own, for GET and HEAD; URLs of it aren't made by name. */
    public void addPage(String path, RouteHandler handler) {
        for (String method : List.of("GET", "HEAD")) {
            routes.add(
                    Route.of(
                            method,
                            new PathTemplate(path),
                            PAGE,
                            handler,
                            List.of(),
                            routes.size()));
        }
        tree = null;
    }

    /** Records which others a provider takes. */
    public void needs(ProviderKey<?> provider, ProviderKey<?>... others) {
        needs.add(provider, List.of(others));
    }

    /** Tells all routes what need not be called, by what is overridden. Before the start. */
    public void override(Overrides overrides) {
        routes.forEach(route -> needs.tell(route.options(), overrides));
        if (webSockets != null) {
            webSockets.routes.forEach(route -> needs.tell(route.options(), overrides));
        }
    }

    /** Names a path that is no route's, so that URLs of it can be made. */
    public void name(String name, String path) {
        names.name(name, new PathTemplate(path));
    }

    /** Returns the paths that URLs can be made of by name. */
    public NamedPaths names() {
        return names;
    }

    /** Finds the route for a request; the path is decoded. Null if no route has the path. */
    public @Nullable RouteMatch find(String method, String path) {
        RouteTree present = tree;
        return (present == null ? pack() : present).find(method, path);
    }

    /** The methods that a path has routes for; the path is decoded. */
    public List<String> methods(String path) {
        RouteTree present = tree;
        return (present == null ? pack() : present).methods(path);
    }

    /**
     * Returns all declared routes, in order: {@code GET /drinks/{id}} and its function {@code
     * Cafe.drink}. Pages of the framework are left out.
     */
    public Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Route route : routes) {
            if (!route.name().equals(PAGE)) {
                titles.put(route.title(), route.name());
            }
        }
        if (webSockets != null) {
            titles.putAll(webSockets.titles());
        }
        return titles;
    }

    /** Makes what requests are looked up in, so that the first one does not have to wait for it. */
    public void complete() {
        pack();
        if (webSockets != null) {
            webSockets.pack();
        }
    }

    private RouteTree pack() {
        RouteTree packed = RouteTreePacker.pack(routes);
        tree = packed;
        return packed;
    }
}
