package dev.jumun.runtime.document;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the docs pages look: see {@link dev.jumun.Api.Docs}.
 *
 * @param swaggerUi further parameters of Swagger UI, as a JSON object
 * @param oAuth what its Authorize button begins with, as a JSON object
 * @param swaggerScript a URL, or empty for the bundled program
 * @param swaggerStyle a URL, or empty for the bundled style sheet
 * @param redocScript a URL, or empty for the bundled program
 */
public record DocsSettings(
        String swaggerUi,
        String oAuth,
        String swaggerScript,
        String swaggerStyle,
        String redocScript) {
    /** Nothing but what the application itself serves. */
    public static final DocsSettings BUNDLED = new DocsSettings("{}", "{}", "", "", "");

    /** The origins that the pages may fetch programs and styles from, each after a blank. */
    String origins() {
        Set<String> origins = new LinkedHashSet<>();
        Stream.of(swaggerScript, swaggerStyle, redocScript)
                .filter(url -> url.contains("://"))
                .map(URI::create)
                .forEach(uri -> origins.add(uri.getScheme() + "://" + uri.getAuthority()));
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}
