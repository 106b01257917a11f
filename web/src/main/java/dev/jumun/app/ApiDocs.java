package dev.jumun.app;

import dev.jumun.Response;
import dev.jumun.runtime.GeneratedApi;
import dev.jumun.runtime.document.ApiDescription;
import dev.jumun.runtime.document.DocsPages;
import dev.jumun.runtime.document.OpenApiDocument;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.routing.RouteTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The OpenAPI document of an API, and the routes that show it. */
final class ApiDocs {
    private static final List<String> ASSETS =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "redoc.standalone.js", "start.js");

    private final GeneratedApi api;

    ApiDocs(GeneratedApi api) {
        this.api = api;
    }

    /** Adds the routes of the document and of the pages, unless they are switched off. */
    void addTo(RouteTable routes) {
        if (api.openApiPath().isEmpty()) {
            return;
        }
        DocsPages pages =
                new DocsPages(
                        api.title(),
                        api.openApiPath(),
                        api.docs(),
                        api.rootPathInServers(),
                        this::document);
        routes.addPage(
                api.openApiPath(), call -> send(call, pages.openApi(call.request().rootPath())));
        if (!api.docsPath().isEmpty()) {
            routes.addPage(api.docsPath(), call -> send(call, pages.swaggerUi()));
            routes.addPage("/docs/oauth2-redirect", call -> send(call, pages.oauth2Redirect()));
            routes.addPage(
                    "/docs/oauth2-redirect.js",
                    call -> send(call, pages.asset("oauth2-redirect.js")));
        }
        if (!api.redocPath().isEmpty()) {
            routes.addPage(api.redocPath(), call -> send(call, pages.redoc()));
        }
        for (String file : ASSETS) {
            routes.addPage("/docs/assets/" + file, call -> send(call, pages.asset(file)));
        }
    }

    /** Makes the document; null if a method of the API has dropped it. */
    @Nullable OpenApiDocument document() {
        ApiDescription description = new ApiDescription(api.documentStyle());
        description.errors(api.errorFormat());
        api.describe(description);
        OpenApiDocument made = description.toOpenApi();
        if (!api.customizesDocument()) {
            return made;
        }
        Map<String, @Nullable Object> other = api.document(made.toValues());
        return other == null ? null : OpenApiDocument.of(other);
    }

    private static void send(Call call, Response response) throws Exception {
        call.answer(response);
        call.send();
    }
}
