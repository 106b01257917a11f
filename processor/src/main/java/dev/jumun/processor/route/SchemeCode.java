package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;

/** The code that defines security schemes, of their kinds and annotations. */
final class SchemeCode {
    private static final ClassName SCHEME =
            ClassName.get("dev.jumun.runtime.security", "SecurityScheme");
    private static final ClassName FLOW = ClassName.get("dev.jumun.runtime.security", "OAuthFlow");

    private SchemeCode() {}

    /** The flows of a scheme. */
    static List<AnnotationMirror> flows(String kind, AnnotationMirror scheme) {
        return switch (kind) {
            case "OAuth2PasswordBearer", "OAuth2AuthorizationCodeBearer" -> List.of(scheme);
            case "OAuth2" -> mirrors(scheme, "flows");
            default -> List.of();
        };
    }

    /** The annotations in a member. */
    static List<AnnotationMirror> mirrors(AnnotationMirror annotation, String member) {
        List<AnnotationMirror> mirrors = new ArrayList<>();
        for (Object value : Annotations.list(annotation, member)) {
            if (value instanceof AnnotationMirror mirror) {
                mirrors.add(mirror);
            }
        }
        return mirrors;
    }

    /** The scheme as the document has it. */
    static CodeBlock definition(String kind, AnnotationMirror scheme, String name) {
        String value = Annotations.text(scheme, "value", "");
        CodeBlock code =
                switch (kind) {
                    case "OAuth2PasswordBearer" ->
                            CodeBlock.of(
                                    "$T.oAuth2Bearer($S, $L)",
                                    SCHEME,
                                    name,
                                    flow("password", scheme));
                    case "OAuth2AuthorizationCodeBearer" ->
                            CodeBlock.of(
                                    "$T.oAuth2Bearer($S, $L)",
                                    SCHEME,
                                    name,
                                    flow("authorizationCode", scheme));
                    case "OAuth2" ->
                            CodeBlock.of(
                                    "$T.oAuth2($S$L)",
                                    SCHEME,
                                    name,
                                    flows(kind, scheme).stream()
                                            .map(each ->
                                                    CodeBlock.of(
                                                            ", $L", flow(flowKind(each), each)))
                                            .collect(CodeBlock.joining("")));
                    case "OpenIdConnect" ->
                            CodeBlock.of("$T.openIdConnect($S, $S)", SCHEME, name, value);
                    case "HttpBasic" ->
                            CodeBlock.of(
                                    "$T.basic($S, $S)",
                                    SCHEME,
                                    name,
                                    Annotations.text(scheme, "realm", ""));
                    case "HttpBearer" ->
                            CodeBlock.of(
                                    "$T.http($S, $S, $S)",
                                    SCHEME,
                                    name,
                                    "bearer",
                                    Annotations.text(scheme, "bearerFormat", ""));
                    case "HttpDigest" ->
                            CodeBlock.of("$T.http($S, $S, $S)", SCHEME, name, "digest", "");
                    case "HttpAuthentication" ->
                            CodeBlock.of("$T.http($S, $S, $S)", SCHEME, name, value, "");
                    default ->
                            CodeBlock.of(
                                    "$T.$L($S, $S)", SCHEME, NameSpace.lower(kind), name, value);
                };
        String description = Annotations.text(scheme, "description", "");
        return description.isEmpty() ? code : CodeBlock.of("$L.described($S)", code, description);
    }

    /** The scheme with what its responses and parameters have. */
    static CodeBlock of(
            String kind, AnnotationMirror scheme, CodeBlock definition, TypeMirror credentials) {
        long status = Annotations.number(scheme, "status", 401);
        CodeBlock code =
                status == 401 ? definition : CodeBlock.of("$L.refusing($L)", definition, status);
        boolean text = kind.startsWith("Http") && JavaTypes.is(credentials, "java.lang.String");
        return text ? CodeBlock.of("$T.text($L)", SCHEME, code) : code;
    }

    /** {@code CLIENT_CREDENTIALS} is {@code clientCredentials} in the document. */
    private static String flowKind(AnnotationMirror flow) {
        StringBuilder kind = new StringBuilder();
        for (String word : Annotations.text(flow, "value", "").split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            kind.append(
                    kind.isEmpty()
                            ? lower
                            : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return kind.toString();
    }

    private static CodeBlock flow(String kind, AnnotationMirror flow) {
        CodeBlock.Builder code =
                CodeBlock.builder()
                        .add(
                                "$T.of($S, $S, $S, $S",
                                FLOW,
                                kind,
                                Annotations.text(flow, "authorizationUrl", ""),
                                Annotations.text(flow, "tokenUrl", ""),
                                Annotations.text(flow, "refreshUrl", ""));
        for (AnnotationMirror scope : mirrors(flow, "scopes")) {
            code.add(
                    ", $S, $S",
                    Annotations.text(scope, "value", ""),
                    Annotations.text(scope, "description", ""));
        }
        return code.add(")").build();
    }
}
