package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the security schemes that parameters declare. A scheme takes its turn among the providers,
 * as FastAPI has it: so it is one, without a function.
 */
final class SchemeReader {
    private static final String PACKAGE = Annotations.OWN + "security.";
    private static final String BASIC = PACKAGE + "BasicCredentials";
    private static final String HTTP = PACKAGE + "HttpCredentials";
    private static final String TEXT = "java.lang.String";

    /** A scope of OAuth 2.0 (RFC 6749, section 3.3). */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    /** The annotations, with the scheme's name in the document. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("OAuth2PasswordBearer", "OAuth2PasswordBearer"),
                    Map.entry("OAuth2AuthorizationCodeBearer", "OAuth2AuthorizationCodeBearer"),
                    Map.entry("OAuth2", "OAuth2"),
                    Map.entry("OpenIdConnect", "OpenIdConnect"),
                    Map.entry("HttpBasic", "HTTPBasic"),
                    Map.entry("HttpBearer", "HTTPBearer"),
                    Map.entry("HttpDigest", "HTTPDigest"),
                    Map.entry("HttpAuthentication", "HTTPBase"),
                    Map.entry("ApiKeyHeader", "APIKeyHeader"),
                    Map.entry("ApiKeyQuery", "APIKeyQuery"),
                    Map.entry("ApiKeyCookie", "APIKeyCookie"));

    /** A scheme's annotation, and the one at the parameter that carries it, or is it. */
    private record Declared(AnnotationMirror scheme, TypeElement at) {
        String kind() {
            return Annotations.name(scheme).substring(PACKAGE.length());
        }
    }

    private final Context context;
    private final Access access;
    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, ProviderModel> schemes = new HashMap<>();

    SchemeReader(Context context, Access access) {
        this.context = context;
        this.access = access;
    }

    /** Whether a parameter takes the credentials of a scheme. */
    static boolean isMarked(VariableElement parameter) {
        return !declared(parameter).isEmpty();
    }

    /** The annotations by which a parameter is the value of a scheme. */
    static List<String> marks(VariableElement parameter) {
        return declared(parameter).stream()
                .map(each -> each.at().getSimpleName().toString())
                .toList();
    }

    private static List<Declared> declared(VariableElement parameter) {
        List<Declared> found = new ArrayList<>();
        for (AnnotationMirror annotation : parameter.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
            if (isScheme(annotation)) {
                found.add(new Declared(annotation, type));
            }
            for (AnnotationMirror meta : type.getAnnotationMirrors()) {
                if (isScheme(meta)) {
                    found.add(new Declared(meta, type));
                }
            }
        }
        return found;
    }

    private static boolean isScheme(AnnotationMirror annotation) {
        String name = Annotations.name(annotation);
        return name.startsWith(PACKAGE) && NAMES.containsKey(name.substring(PACKAGE.length()));
    }

    /** Reads the scheme of a parameter that is marked; null if something is wrong with it. */
    @Nullable ProviderModel read(VariableElement parameter, String function) {
        List<Declared> found = declared(parameter);
        Declared declared = found.getFirst();
        String name = parameter.getSimpleName().toString();
        if (found.size() > 1) {
            error(
                    parameter,
                    "SECURITY-4",
                    "The parameter %s of %s takes the credentials of two schemes."
                            .formatted(name, function),
                    "Take a parameter for each. Mark them with @Nullable if one of them is"
                            + " enough.");
            return null;
        }
        TypeMirror credentials = credentials(declared, parameter);
        if (credentials == null) {
            error(
                    parameter,
                    "SECURITY-3",
                    "The parameter %s of %s is a %s, which @%s does not take."
                            .formatted(
                                    name,
                                    function,
                                    JavaTypes.text(parameter.asType()),
                                    declared.kind()),
                    "Take a %s, @Nullable if it may be missing."
                            .formatted(
                                    switch (declared.kind()) {
                                        case "HttpBasic" -> "BasicCredentials";
                                        case "HttpBearer", "HttpDigest", "HttpAuthentication" ->
                                                "String or HttpCredentials";
                                        default -> "String";
                                    }));
            return null;
        }
        if (!isWellFormed(declared, parameter) || !access.canName(declared.at(), parameter)) {
            return null;
        }
        return scheme(declared, parameter, credentials);
    }

    private @Nullable ProviderModel scheme(
            Declared declared, VariableElement parameter, TypeMirror credentials) {
        String name = name(declared);
        CodeBlock definition = SchemeCode.definition(declared.kind(), declared.scheme(), name);
        String other = definitions.putIfAbsent(name, definition.toString());
        if (other != null && !other.equals(definition.toString())) {
            error(
                    parameter,
                    "SECURITY-2",
                    "Two different security schemes have the name \"%s\".".formatted(name),
                    "Give one of them another schemeName, or declare the scheme once, with an"
                            + " annotation of your own that carries it.");
            return null;
        }
        boolean required =
                !isOptional(parameter.asType())
                        && !Annotations.isNullable(parameter, parameter.asType());
        CodeBlock code = SchemeCode.of(declared.kind(), declared.scheme(), definition, credentials);
        String key = declared.at() + " " + required + " " + code;
        return schemes.computeIfAbsent(
                key,
                _ ->
                        new ProviderModel(
                                new SchemeModel(
                                        declared.at(),
                                        name,
                                        credentials,
                                        required,
                                        code,
                                        scopes(declared))));
    }

    private static String name(Declared declared) {
        String otherwise = NAMES.getOrDefault(declared.kind(), "");
        return Annotations.text(declared.scheme(), "schemeName", otherwise);
    }

    /** The type of the credentials, if the parameter can hold them. */
    private @Nullable TypeMirror credentials(Declared declared, VariableElement parameter) {
        TypeMirror type = parameter.asType();
        if (isOptional(type) && !((DeclaredType) type).getTypeArguments().isEmpty()) {
            type = ((DeclaredType) type).getTypeArguments().getFirst();
        }
        String name = context.boxedName(type);
        boolean fits =
                switch (declared.kind()) {
                    case "HttpBasic" -> name.equals(BASIC);
                    case "HttpBearer", "HttpDigest", "HttpAuthentication" ->
                            name.equals(HTTP) || name.equals(TEXT);
                    default -> name.equals(TEXT);
                };
        TypeElement element = context.elements().getTypeElement(name);
        return fits && element != null ? element.asType() : null;
    }

    private boolean isOptional(TypeMirror type) {
        return context.boxedName(type).equals("java.util.Optional");
    }

    private boolean isWellFormed(Declared declared, VariableElement parameter) {
        AnnotationMirror scheme = declared.scheme();
        long status = Annotations.number(scheme, "status", 401);
        if (status < 400 || status > 499) {
            malformed(
                    parameter,
                    declared,
                    "responds with the status " + status + ", which is not a client error",
                    "Choose a status from 400 to 499.");
            return false;
        }
        String key = Annotations.text(scheme, "value", "");
        boolean fits =
                switch (declared.kind()) {
                    case "ApiKeyHeader", "ApiKeyCookie", "HttpAuthentication" ->
                            HeaderNames.isToken(key);
                    case "ApiKeyQuery" -> !key.isBlank();
                    default -> true;
                };
        if (!fits) {
            malformed(
                    parameter,
                    declared,
                    "has the name \"%s\", which is not valid".formatted(key),
                    "Write letters, digits and dashes.");
            return false;
        }
        for (AnnotationMirror flow : SchemeCode.flows(declared.kind(), declared.scheme())) {
            for (String scope : scopes(flow)) {
                if (!isScope(scope)) {
                    malformed(
                            parameter,
                            declared,
                            "has the scope \"%s\", which is not valid".formatted(scope),
                            "Write letters, digits, colons and dashes.");
                    return false;
                }
            }
        }
        return true;
    }

    private void malformed(
            VariableElement parameter, Declared declared, String what, String remedy) {
        error(
                parameter,
                "SECURITY-6",
                "@%s of the parameter %s %s."
                        .formatted(declared.kind(), parameter.getSimpleName(), what),
                remedy);
    }

    static boolean isScope(String scope) {
        return SCOPE.matcher(scope).matches();
    }

    private static @Nullable Set<String> scopes(Declared declared) {
        List<AnnotationMirror> flows = SchemeCode.flows(declared.kind(), declared.scheme());
        if (flows.isEmpty()) {
            return null;
        }
        Set<String> scopes = new LinkedHashSet<>();
        flows.forEach(flow -> scopes.addAll(scopes(flow)));
        return scopes;
    }

    private static List<String> scopes(AnnotationMirror flow) {
        return SchemeCode.mirrors(flow, "scopes").stream()
                .map(scope -> Annotations.text(scope, "value", ""))
                .toList();
    }

    private void error(VariableElement parameter, String id, String fact, String remedy) {
        context.diagnostics().error(parameter, id, fact, remedy);
    }
}
