package dev.jumun.runtime.document;

import dev.jumun.HttpException;
import dev.jumun.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The document and the pages that show it: {@code /openapi.json}, Swagger UI at {@code /docs},
 * ReDoc at {@code /redoc}. The pages' programs come from the web jars on the class path; the
 * browser may fetch nothing from anywhere else.
 */
public final class DocsPages {
    private static final byte[] NONE = new byte[0];

    private final String title;
    private final String path;
    private final DocsSettings settings;
    private final Supplier<@Nullable OpenApiDocument> description;
    private final boolean rootPathInServers;
    private volatile @Nullable OpenApiDocument described;
    private volatile byte @Nullable [] document;
    private volatile Set<String> askedOrigins = Set.of();

    /**
     * Of an API, with the path of its document, which is created once, when it is requested for the
     * first time; null if the document and the pages are switched off.
     */
    public DocsPages(
            String title,
            String path,
            DocsSettings settings,
            boolean rootPathInServers,
            Supplier<@Nullable OpenApiDocument> description) {
        this.title = title;
        this.path = path.substring(1);
        this.settings = settings;
        this.rootPathInServers = rootPathInServers;
        this.description = description;
    }

    /** The OpenAPI document, for clients that see this application below a path. */
    public Response openApi(String rootPath) {
        byte[] json = document();
        OpenApiDocument said = described;
        if (!rootPath.isEmpty() && rootPathInServers && said != null) {
            List<@Nullable Object> servers = new ArrayList<>();
            Map<String, Object> own = Map.of("url", rootPath);
            servers.add(own);
            if (said.get("servers") instanceof List<?> others) {
                others.stream().filter(other -> !own.equals(other)).forEach(servers::add);
            }
            json = said.with("servers", servers).toJson();
        }
        return Response.bytes("application/json", json);
    }

    private byte[] document() {
        byte[] json = document;
        if (json == null) {
            OpenApiDocument said = description.get();
            described = said;
            askedOrigins = said == null ? Set.of() : AskedOrigins.of(said);
            json = said == null ? NONE : said.toJson();
            document = json;
        }
        if (json == NONE) {
            throw new HttpException(404);
        }
        return json;
    }

    /** Where a browser comes back to after it has asked for a token: part of Swagger UI. */
    public Response oauth2Redirect() {
        document();
        return webJar("swagger-ui", "oauth2-redirect.html", "text/html; charset=utf-8")
                .setHeader("cache-control", "no-store") // its address has the code of a login
                .header("referrer-policy", "no-referrer")
                .header("x-content-type-options", "nosniff")
                .header(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; frame-ancestors 'none'");
    }

    /** Swagger UI. */
    public Response swaggerUi() {
        document();
        return page(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%s">
                </head>
                <body>
                <div id="swagger-ui"></div>
                <script src="%s"></script>
                <script src="docs/assets/start.js"></script>
                </body>
                </html>
                """
                        .formatted(
                                escape(title) + " - Swagger UI",
                                or(settings.swaggerStyle(), "docs/assets/swagger-ui.css"),
                                or(settings.swaggerScript(), "docs/assets/swagger-ui-bundle.js")));
    }

    /** ReDoc. */
    public Response redoc() {
        document();
        return page(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <style>body { margin: 0; padding: 0; }</style>
                </head>
                <body>
                <main><redoc spec-url="%s"></redoc></main>
                <script src="%s"></script>
                </body>
                </html>
                """
                        .formatted(
                                escape(title) + " - ReDoc",
                                escape(path),
                                or(settings.redocScript(), "docs/assets/redoc.standalone.js")));
    }

    /** A program or a style sheet of the pages. */
    public Response asset(String file) {
        return switch (file) {
            case "swagger-ui.css" -> webJar("swagger-ui", file, "text/css; charset=utf-8");
            case "swagger-ui-bundle.js" ->
                    webJar("swagger-ui", file, "text/javascript; charset=utf-8");
            case "redoc.standalone.js" -> webJar("redoc", file, "text/javascript; charset=utf-8");
            case "oauth2-redirect.js" ->
                    webJar("swagger-ui", file, "text/javascript; charset=utf-8");
            case "start.js" -> Response.bytes("text/javascript; charset=utf-8", start());
            default -> throw new HttpException(404);
        };
    }

    private byte[] start() {
        return """
        const ui = SwaggerUIBundle({
          ...%s,
          url: "%s",
          oauth2RedirectUrl: new URL("docs/oauth2-redirect", window.location).href,
          dom_id: "#swagger-ui",
          layout: "BaseLayout",
          deepLinking: true,
          showExtensions: true,
          showCommonExtensions: true,
          validatorUrl: null,
          presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset].filter(Boolean)
        });
        ui.initOAuth(%s);
        """
                .formatted(settings.swaggerUi(), path, settings.oAuth())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Response page(String html) {
        String origins = settings.origins();
        // the page itself asks the servers, and for tokens, wherever they come from
        String connect = String.join(" ", askedOrigins);
        String policy =
                "default-src 'self'"
                        + origins
                        + "; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
                        + origins
                        + (connect.isEmpty() ? "" : "; connect-src 'self' " + connect)
                        + "; worker-src 'self' blob:; font-src 'self' data:"
                        + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        return Response.html(html)
                .header("content-security-policy", policy)
                .header("x-content-type-options", "nosniff")
                .header("x-frame-options", "DENY");
    }

    private static String or(String url, String bundled) {
        return escape(url.isEmpty() ? bundled : url).replace("\"", "&quot;");
    }

    private static Response webJar(String name, String file, String contentType) {
        try {
            Properties properties = new Properties();
            properties.load(
                    resource(name, "META-INF/maven/org.webjars/" + name + "/pom.properties"));
            String path =
                    "META-INF/resources/webjars/"
                            + name
                            + "/"
                            + properties.getProperty("version")
                            + "/"
                            + file;
            try (InputStream in = resource(name, path)) {
                return Response.bytes(contentType, withoutLogo(in.readAllBytes()))
                        .header("cache-control", "public, max-age=3600");
            }
        } catch (IOException e) {
            throw new HttpException(500, "The asset could not be read.", e);
        }
    }

    /** ReDoc fetches its maker's logo from its maker's site; the words stay. */
    private static byte[] withoutLogo(byte[] script) {
        // every byte is a character of this charset, so that nothing else changes
        String text = new String(script, StandardCharsets.ISO_8859_1);
        return text.replace("https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final String REMEDY =
            DocsPages.class.getModule().isNamed()
                    ? "Put it on the module path, and start Java with --add-modules"
                            + " swagger.ui,redoc: jumun-server brings both along."
                    : "Add it to the class path: jumun-server brings it along.";

    private static InputStream resource(String name, String path) {
        InputStream in = DocsPages.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new HttpException(
                    404, Map.of("missing", "org.webjars:" + name, "remedy", REMEDY));
        }
        return in;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
