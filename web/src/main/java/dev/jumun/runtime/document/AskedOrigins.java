package dev.jumun.runtime.document;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where Swagger UI sends requests to: the servers of the document, and where its Authorize button
 * asks for tokens, as the security schemes declare.
 */
final class AskedOrigins {
    private static final List<String> ASKED = List.of("tokenUrl", "refreshUrl", "openIdConnectUrl");

    private AskedOrigins() {}

    /** The origins of the URLs that are absolute. */
    static Set<String> of(OpenApiDocument document) {
        Set<String> origins = new TreeSet<>();
        if (document.get("components") instanceof Map<?, ?> components) {
            collect(components.get("securitySchemes"), origins);
        }
        if (document.get("servers") instanceof List<?> servers) {
            for (Object server : servers) {
                if (server instanceof Map<?, ?> said && said.get("url") instanceof String url) {
                    add(url, origins);
                }
            }
        }
        return origins;
    }

    private static void collect(@Nullable Object at, Set<String> origins) {
        if (at instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof String url && ASKED.contains(key)) {
                    add(url, origins);
                } else {
                    collect(value, origins);
                }
            });
        }
    }

    private static void add(String url, Set<String> origins) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null && uri.getRawAuthority() != null) {
                origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
            }
        } catch (URISyntaxException _) {
            // Swagger UI cannot ask it either
        }
    }
}
