package dev.jumun.runtime;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.Api.ErrorFormat;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.document.ApiDescription;
import dev.jumun.runtime.document.DocsSettings;
import dev.jumun.runtime.failure.FailureHandlers;
import dev.jumun.runtime.file.FileTree;
import dev.jumun.runtime.request.Provisions;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.runtime.routing.RouteTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What the annotation processor writes for an API. */
public interface GeneratedApi {
    /** Sets up what lives with the application, calls {@link Lifespan#serve}, and tears down. */
    void start(Lifespan lifespan) throws Exception;

    /** Adds the routes. */
    void routes(RouteTable table);

    /** Adds the code that provides dependencies outside of requests. */
    default void provisions(Provisions table) {}

    /** Returns the keys of everything that is provided: what tests can override. */
    default List<ProviderKey<?>> providers() {
        return List.of();
    }

    /** Tells what the API is and does. */
    void describe(ApiDescription description);

    /** Returns whether {@link #document} returns another document than it gets. */
    default boolean customizesDocument() {
        return false;
    }

    /** Returns the document that is served, or null for none. */
    default @Nullable Map<String, @Nullable Object> document(
            Map<String, @Nullable Object> document) {
        return document;
    }

    /** Returns how the docs pages look. */
    default DocsSettings docs() {
        return DocsSettings.BUNDLED;
    }

    /** Returns what wraps all requests, the outermost first. After the start. */
    default List<Filter> filters() throws Exception {
        return List.of();
    }

    /** Returns what wraps some routes, which refer to it by its index. After the start. */
    default List<Filter> routeFilters() throws Exception {
        return List.of();
    }

    /** Returns what is called before a file is sent; null if nothing is. */
    default @Nullable RouteHandler guard() {
        return null;
    }

    /** Returns what is called before mounted APIs, by the paths of those that need it. */
    default Map<String, RouteHandler> mountGuards() {
        return Map.of();
    }

    /** Returns the files that are served where no route answers. */
    default List<FileTree> files() {
        return List.of();
    }

    /** Returns the APIs below paths of this one. */
    default Map<String, Class<?>> mounts() {
        return Map.of();
    }

    /** Returns the prefix of all paths as clients see them. */
    default String rootPath() {
        return "";
    }

    /** Returns whether the document names the root path as a server. */
    default boolean rootPathInServers() {
        return true;
    }

    /** Returns the API's title. */
    String title();

    /** Returns what handles the failures of the whole API. Asked once, before the start. */
    default FailureHandlers failures() {
        return new FailureHandlers();
    }

    /** Returns how errors are written. */
    default ErrorFormat errorFormat() {
        return ErrorFormat.DETAIL;
    }

    /** Returns whether errors of validation show what was sent. */
    default boolean showInput() {
        return true;
    }

    /** Returns whether a body is JSON only if its content type is. */
    default boolean strictContentType() {
        return true;
    }

    /** Returns whether routes redirect paths with a slash too many or too few. */
    default boolean redirectSlashes() {
        return true;
    }

    /** Returns whether routes for GET answer HEAD as well. */
    default boolean implicitHead() {
        return false;
    }

    /** Returns how the document is written. */
    default DocumentStyle documentStyle() {
        return DocumentStyle.FASTAPI;
    }

    /** Returns the path of the document, or nothing. */
    default String openApiPath() {
        return "/openapi.json";
    }

    /** Returns the path of Swagger UI, or nothing. */
    default String docsPath() {
        return "/docs";
    }

    /** Returns the path of ReDoc, or nothing. */
    default String redocPath() {
        return "/redoc";
    }
}
