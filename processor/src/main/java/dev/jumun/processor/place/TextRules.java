package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;

/**
 * Reports members that should be a path, a media type, a URL or a name and aren't: nothing would be
 * found below such a path, no header field can carry such a text, and clients and tools reject a
 * document with it.
 */
public final class TextRules {
    /** What a text should be, and how it is written. */
    private enum Form {
        PATH(
                "a path",
                "Begin it with a slash, and write it without variables and parts of dots:"
                        + " \"/static\".",
                "(?!.*/\\.{1,2}(/|$))/[^\\s{}?#\\p{Cntrl}]*"),
        FILE(
                "a file below the directory",
                "Write it without a slash in front, and without \"..\": \"index.html\".",
                "(?!/)(?!(.*/)?\\.{1,2}(/|$))[^\\p{Cntrl}]*"),
        DIRECTORY("a directory", "Write it as \"web/static\".", "[^\\p{Cntrl}]*"),

        /** Of type and subtype (RFC 9110, section 8.3.1), and perhaps parameters. */
        MEDIA_TYPE(
                "a media type",
                "Write it as \"text/csv\".",
                TOKEN + "/" + TOKEN + "([ \\t]*;[^\\p{Cntrl}]*)?"),
        VARIABLE(
                "a name of variables", "Write letters, digits and underscores: \"SHOP_\".", "\\w*"),
        URL(
                "a URL",
                "Write it as \"https://example.com/terms\", or relative to the document.",
                ".+"),
        EMAIL("an e-mail address", "Write it as \"help@example.com\".", "[^@\\s]+@[^@\\s]+"),

        /** A key among the components of a document (OpenAPI 3.1, section 4.8.7). */
        COMPONENT(
                "a name in the document",
                "Write letters, digits, dots, dashes and underscores: \"ShopToken\".",
                "[a-zA-Z0-9._-]+"),

        /**
         * A quoted string of a header field (RFC 9110, section 5.6.4), without what is obsolete.
         */
        QUOTED("a text of a header field", "Write it in ASCII, in one line.", "[ -~]*"),
        NAME(
                "a name",
                "Write at least one character, in one line.",
                "[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*");

        private final String words;
        private final String remedy;
        private final Pattern written;

        Form(String words, String remedy, String written) {
            this.words = words;
            this.remedy = remedy;
            this.written = Pattern.compile(written);
        }

        boolean fits(String text) {
            return written.matcher(text).matches() && (this != URL || isUrl(text));
        }

        private static boolean isUrl(String text) {
            try {
                new URI(text.replaceAll("[{}]", "_")); // that of a server may have variables
                return true;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Map<String, Form> MEMBERS = new HashMap<>();

    /** Members that may be empty: there is none then. */
    private static final Set<String> MAY_BE_EMPTY = new HashSet<>();

    static {
        addOptional(Form.PATH, "Api", "rootPath", "openApiPath", "docsPath", "redocPath");
        add(Form.PATH, "Api.Mount", "path");
        add(Form.PATH, "StaticFiles", "path");
        addOptional(Form.DIRECTORY, "StaticFiles", "directory"); // an empty one is PLACE-3
        addOptional(Form.FILE, "StaticFiles", "fallback");
        addOptional(Form.DIRECTORY, "Settings", "secrets");
        addOptional(Form.VARIABLE, "Settings", "prefix");
        addOptional(Form.MEDIA_TYPE, "openapi.Operation", "mediaType");
        addOptional(Form.MEDIA_TYPE, "openapi.ApiResponse", "mediaType");
        addOptional(Form.MEDIA_TYPE, "Streamed", "value");
        addOptional(Form.MEDIA_TYPE, "Body", "mediaType");
        add(Form.NAME, "Api", "title", "version");
        add(Form.NAME, "Api.Tag", "value");
        add(Form.NAME, "Router", "tags");
        add(Form.NAME, "openapi.Operation", "tags");
        addOptional(Form.NAME, "openapi.Operation", "id");
        addOptional(Form.NAME, "Model", "discriminator");
        add(Form.NAME, "openapi.Example", "name");
        addOptional(Form.URL, "Api", "termsOfService");
        addOptional(Form.URL, "Api.Contact", "url");
        addOptional(Form.EMAIL, "Api.Contact", "email");
        addOptional(Form.URL, "Api.License", "url");
        add(Form.URL, "Api.Server", "value");
        addOptional(Form.URL, "Api.Tag", "moreAt");
        addOptional(Form.URL, "Api.Docs", "swaggerScript", "swaggerStyle", "redocScript");
        addOptional(Form.URL, "openapi.Example", "externalValue");
        addOptional(Form.URL, "security.OAuth2.Flow", "authorizationUrl", "tokenUrl", "refreshUrl");
        add(Form.URL, "security.OAuth2PasswordBearer", "tokenUrl");
        addOptional(Form.URL, "security.OAuth2PasswordBearer", "refreshUrl");
        add(Form.URL, "security.OAuth2AuthorizationCodeBearer", "authorizationUrl", "tokenUrl");
        addOptional(Form.URL, "security.OAuth2AuthorizationCodeBearer", "refreshUrl");
        add(Form.URL, "security.OpenIdConnect", "value");
        addOptional(Form.QUOTED, "security.HttpBasic", "realm");
        addOptional(Form.NAME, "security.HttpBearer", "bearerFormat");
        for (String scheme : AnnotationTable.SCHEMES) {
            add(Form.COMPONENT, "security." + scheme, "schemeName");
        }
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

    private static void addOptional(Form form, String annotation, String... members) {
        add(form, annotation, members);
        for (String member : members) {
            MAY_BE_EMPTY.add(Annotations.OWN + annotation + "." + member);
        }
    }

    /** The members that are checked, by annotation and name. */
    public static List<String> members() {
        return List.copyOf(MEMBERS.keySet());
    }

    void check(AnnotationText member, Element element) {
        Form form = MEMBERS.get(member.key());
        boolean none = member.text().isEmpty() && MAY_BE_EMPTY.contains(member.key());
        if (form != null && !none && !form.fits(member.text())) {
            diagnostics.error(
                    element,
                    "TEXT-1",
                    "%s is \"%s\", which is not %s."
                            .formatted(member.title(), member.text(), form.words),
                    form.remedy);
        }
    }
}
