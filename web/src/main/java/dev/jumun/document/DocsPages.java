package dev.jumun.document;

import dev.jumun.HttpError;
import dev.jumun.Response;
import dev.jumun.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The document and the pages that show it: {@code /openapi.json}, Swagger UI at {@code /docs},
 * ReDoc at {@code /redoc}. The pages' programs come from the web jars on the class path; the
 * browser is told to fetch nothing from anywhere else.
 */
public final class DocsPages {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " worker-src 'self' blob:; font-src 'self' data:";

    private final String title;
    private final String path;
    private final Supplier<ApiDescription> description;
    private volatile byte @Nullable [] document;

    /**
     * Of an API, with the path of its document; it is described when somebody asks for the first
     * time.
     */
    public DocsPages(String title, String path, Supplier<ApiDescription> description) {
        this.title = title;
        this.path = path.substring(1);
        this.description = description;
    }

    /** The OpenAPI document. */
    public Response openApi() {
        byte[] json = document;
        if (json == null) {
            json = new JsonWriter(8192).any(description.get().toOpenApi()).toBytes();
            document = json;
        }
        return Response.bytes("application/json", json);
    }

    /** Swagger UI. */
    public Response swaggerUi() {
        return page(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="docs/assets/swagger-ui.css">
                </head>
                <body>
                <div id="swagger-ui"></div>
                <script src="docs/assets/swagger-ui-bundle.js"></script>
                <script src="docs/assets/start.js"></script>
                </body>
                </html>
                """
                        .formatted(escape(title) + " - Swagger UI"));
    }

    /** ReDoc. */
    public Response redoc() {
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
                <redoc spec-url="%s"></redoc>
                <script src="docs/assets/redoc.standalone.js"></script>
                </body>
                </html>
                """
                        .formatted(escape(title) + " - ReDoc", escape(path)));
    }

    /** A program or a style sheet of the pages. */
    public Response asset(String file) {
        return switch (file) {
            case "swagger-ui.css" -> webJar("swagger-ui", file, "text/css; charset=utf-8");
            case "swagger-ui-bundle.js" ->
                    webJar("swagger-ui", file, "text/javascript; charset=utf-8");
            case "redoc.standalone.js" -> webJar("redoc", file, "text/javascript; charset=utf-8");
            case "start.js" -> Response.bytes("text/javascript; charset=utf-8", start());
            default -> throw new HttpError(404);
        };
    }

    private byte[] start() {
        return """
        SwaggerUIBundle({
          url: "%s",
          dom_id: "#swagger-ui",
          layout: "BaseLayout",
          deepLinking: true,
          showExtensions: true,
          showCommonExtensions: true,
          validatorUrl: null,
          presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset].filter(Boolean)
        });
        """
                .formatted(path)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Response page(String html) {
        return Response.html(html).header("content-security-policy", POLICY);
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
            throw new HttpError(500, "The asset could not be read.", e);
        }
    }

    /** ReDoc fetches its maker's logo from its maker's site; the words stay. */
    private static byte[] withoutLogo(byte[] script) {
        // every byte is a character of this charset, so that nothing else changes
        String text = new String(script, StandardCharsets.ISO_8859_1);
        return text.replace("https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static InputStream resource(String name, String path) {
        InputStream in = DocsPages.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new HttpError(
                    404,
                    Map.of(
                            "missing",
                            "org.webjars:" + name,
                            "remedy",
                            "Add it to the class path: jumun-server brings it along."));
        }
        return in;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
