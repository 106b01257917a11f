package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;

/**
 * Reports members that should be a path, a media type, a URL or a name and aren't: nothing would be
 * found below such a path, and clients and tools reject a document with such a text.
 */
public final class TextRules {
    /** What a text should be. */
    private enum Form {
        PATH("a path", "Begin it with a slash, and write it without variables: \"/static\"."),
        MEDIA_TYPE("a media type", "Write it as \"text/csv\"."),
        VARIABLE("a name of variables", "Write letters, digits and underscores: \"SHOP_\"."),
        URL("a URL", "Write it as \"https://example.com/terms\", or relative to the document.");

        private final String words;
        private final String remedy;

        Form(String words, String remedy) {
            this.words = words;
            this.remedy = remedy;
        }
    }

    /** Of type and subtype (RFC 9110, section 8.3.1), and perhaps parameters. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(\\s*;.*)?");

    private static final Pattern VARIABLE = Pattern.compile("\\w*");
    private static final Pattern PATH = Pattern.compile("/[^\\s{}?#]*");
    private static final Map<String, Form> MEMBERS = new HashMap<>();

    static {
        add(Form.PATH, "Api", "rootPath", "openApiPath", "docsPath", "redocPath");
        add(Form.PATH, "Api.Mount", "path");
        add(Form.PATH, "StaticFiles", "path");
        add(Form.VARIABLE, "Settings", "prefix");
        add(Form.MEDIA_TYPE, "openapi.Operation", "mediaType");
        add(Form.MEDIA_TYPE, "openapi.ApiResponse", "mediaType");
        add(Form.MEDIA_TYPE, "Streamed", "value");
        add(Form.MEDIA_TYPE, "Body", "mediaType");
        add(Form.URL, "Api", "termsOfService");
        add(Form.URL, "Api.Contact", "url");
        add(Form.URL, "Api.License", "url");
        add(Form.URL, "Api.Server", "value");
        add(Form.URL, "Api.Tag", "moreAt");
        add(Form.URL, "Api.Docs", "swaggerScript", "swaggerStyle", "redocScript");
        add(Form.URL, "openapi.Example", "externalValue");
        add(Form.URL, "security.OAuth2.Flow", "authorizationUrl", "tokenUrl", "refreshUrl");
        add(Form.URL, "security.OAuth2PasswordBearer", "tokenUrl", "refreshUrl");
        add(
                Form.URL,
                "security.OAuth2AuthorizationCodeBearer",
                "authorizationUrl",
                "tokenUrl",
                "refreshUrl");
        add(Form.URL, "security.OpenIdConnect", "value");
    }

    private final Diagnostics diagnostics;

    TextRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private static void add(Form form, String annotation, String... members) {
        for (String member : members) {
            MEMBERS.put(Annotations.OWN + annotation + "." + member, form);
        }
    }

    /** The members that are checked, by annotation and name. */
    public static List<String> members() {
        return List.copyOf(MEMBERS.keySet());
    }

    void check(AnnotationText member, Element element) {
        Form form = MEMBERS.get(member.key());
        if (form != null && !member.text().isEmpty() && !fits(form, member.text())) {
            diagnostics.error(
                    element,
                    "TEXT-1",
                    "%s is \"%s\", which is not %s."
                            .formatted(member.title(), member.text(), form.words),
                    form.remedy);
        }
    }

    private static boolean fits(Form form, String text) {
        return switch (form) {
            case PATH -> PATH.matcher(text).matches();
            case VARIABLE -> VARIABLE.matcher(text).matches();
            case MEDIA_TYPE -> MEDIA_TYPE.matcher(text).matches();
            case URL -> url(text.replaceAll("[{}]", "_")) != null; // a server's may have variables
        };
    }

    private static @Nullable URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
