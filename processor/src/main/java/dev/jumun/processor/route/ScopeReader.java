package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Adds scopes up along the chains of dependencies, from the handler on. A provider that sees them
 * becomes one provider for each set of scopes, as FastAPI has it.
 */
final class ScopeReader {
    private static final ClassName SECURITY_SCOPES =
            ClassName.get("dev.jumun.security", "SecurityScopes");

    /** A provider that sees a set of scopes. */
    private record Seen(ProviderModel provider, Set<String> scopes) {}

    private final Context context;
    private final Map<Seen, ProviderModel> seen = new HashMap<>();
    private final Set<Element> checked = new HashSet<>();

    ScopeReader(Context context) {
        this.context = context;
    }

    /**
     * Returns the parameters of a handler, with providers that see the scopes that they should.
     *
     * @param scoped what may have scopes: the API, its routers, the handler
     */
    List<ParameterModel> resolve(List<ParameterModel> parameters, List<Element> scoped) {
        return resolve(parameters, scopes(scoped), new HashSet<>());
    }

    /** Returns the providers that a handler requires, each with the scopes that apply to it. */
    List<ProviderModel> resolveRequired(List<ProviderModel> required, List<Element> scoped) {
        return required.stream()
                .map(provider ->
                        sees(provider, new HashSet<>())
                                ? seeing(provider, scopes(scoped), new HashSet<>())
                                : provider)
                .toList();
    }

    private List<ParameterModel> resolve(
            List<ParameterModel> parameters, Set<String> outer, Set<ProviderModel> within) {
        List<ParameterModel> resolved = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            ProviderModel provider = parameter.provider();
            if (parameter.kind() == Kind.SECURITY_SCOPES) {
                resolved.add(parameter.otherwise(code(outer)));
            } else if (provider != null && sees(provider, new HashSet<>())) {
                Set<String> scopes = with(outer, parameter.element());
                resolved.add(parameter.provider(seeing(provider, scopes, within)));
            } else {
                resolved.add(parameter);
            }
        }
        return resolved;
    }

    private ProviderModel seeing(
            ProviderModel provider, Set<String> scopes, Set<ProviderModel> within) {
        Seen key = new Seen(provider, scopes);
        ProviderModel present = seen.get(key);
        if (present != null || !within.add(provider)) { // a circle is reported elsewhere
            return present == null ? provider : present;
        }
        ProviderModel seeing = provider.with(resolve(provider.parameters(), scopes, within));
        within.remove(provider);
        seen.put(key, seeing);
        return seeing;
    }

    /** Whether a provider takes the scopes, itself or through others. */
    private static boolean sees(ProviderModel provider, Set<ProviderModel> within) {
        return !provider.isAppScoped()
                && within.add(provider)
                && provider.parameters().stream()
                        .anyMatch(p ->
                                p.kind() == Kind.SECURITY_SCOPES
                                        || (p.provider() != null && sees(p.provider(), within)));
    }

    /** Returns the schemes of a handler's dependencies, each with its scopes, for the document. */
    Map<ProviderModel, Set<String>> schemes(
            List<ProviderModel> required, List<ParameterModel> parameters, List<Element> scoped) {
        Map<ProviderModel, Set<String>> schemes = new LinkedHashMap<>();
        Set<String> scopes = scopes(scoped);
        required.forEach(
                provider -> collect(provider.parameters(), scopes, new HashSet<>(), schemes));
        collect(parameters, scopes, new HashSet<>(), schemes);
        return schemes;
    }

    private static void collect(
            List<ParameterModel> parameters,
            Set<String> outer,
            Set<ProviderModel> within,
            Map<ProviderModel, Set<String>> schemes) {
        for (ParameterModel parameter : parameters) {
            ProviderModel provider = parameter.provider();
            if (provider == null || provider.isAppScoped()) {
                continue;
            }
            Set<String> scopes = with(outer, parameter.element());
            if (provider.scheme() != null) {
                schemes.computeIfAbsent(provider, _ -> new LinkedHashSet<>()).addAll(scopes);
            } else if (within.add(provider)) {
                collect(provider.parameters(), scopes, within, schemes);
                within.remove(provider);
            }
        }
    }

    /** Checks the scopes of a handler, and of what it depends on. */
    void check(
            List<ProviderModel> required, List<ParameterModel> parameters, List<Element> scoped) {
        Element handler = scoped.getLast();
        Set<String> scopes = scopes(handler);
        if (!scopes.isEmpty()) {
            check(handler, scopes, required, parameters);
        }
        Set<ProviderModel> schemes = schemes(required, parameters, List.of()).keySet();
        boolean reads = reads(required, parameters);
        for (Element around : scoped.subList(0, scoped.size() - 1)) {
            Set<String> theirs = scopes(around);
            checkNames(around, theirs, schemes);
            if (!theirs.isEmpty() && scopes.isEmpty() && !reads) {
                refuse(handler, "has the scopes of " + around.getSimpleName());
                break;
            }
        }
        checkParameters(parameters);
        required.forEach(provider -> checkParameters(provider.parameters()));
    }

    private void checkParameters(List<ParameterModel> parameters) {
        for (ParameterModel parameter : parameters) {
            if (!checked.add(parameter.element())) {
                continue;
            }
            Set<String> scopes = scopes(parameter.element());
            if (!scopes.isEmpty()) {
                check(parameter.element(), scopes, List.of(), List.of(parameter));
            }
            if (parameter.provider() != null) {
                checkParameters(parameter.provider().parameters());
            }
        }
    }

    /** Scopes at an element must be those of a scheme among what it depends on. */
    private void check(
            Element element,
            Set<String> scopes,
            List<ProviderModel> required,
            List<ParameterModel> parameters) {
        Map<ProviderModel, Set<String>> schemes = schemes(required, parameters, List.of());
        if (!reads(required, parameters)) {
            refuse(element, "has scopes");
            return;
        }
        checkNames(element, scopes, schemes.keySet());
    }

    /** Whether something takes the scopes: a scheme alone reads its key or token only. */
    private static boolean reads(List<ProviderModel> required, List<ParameterModel> parameters) {
        return parameters.stream().anyMatch(p -> p.kind() == Kind.SECURITY_SCOPES)
                || Stream.concat(required.stream(), parameters.stream().map(p -> p.provider()))
                        .anyMatch(p -> p != null && sees(p, new HashSet<>()));
    }

    private void refuse(Element element, String has) {
        context.diagnostics()
                .error(
                        element,
                        "SECURITY-5",
                        "%s %s, but no dependency reads them."
                                .formatted(element.getSimpleName(), has),
                        "Depend on a provider that takes SecurityScopes.");
    }

    /** Checks the scopes of a call that is only described: the document lists them at a scheme. */
    void checkCall(List<ParameterModel> parameters, Element call) {
        Set<String> scopes = scopes(call);
        Set<ProviderModel> schemes = schemes(List.of(), parameters, List.of()).keySet();
        if (!scopes.isEmpty() && schemes.isEmpty()) {
            refuse(call, "has scopes");
        } else {
            checkNames(call, scopes, schemes);
        }
    }

    private void checkNames(Element element, Set<String> scopes, Set<ProviderModel> schemes) {
        for (String scope : scopes) {
            if (!SchemeReader.isScope(scope)) {
                context.diagnostics()
                        .error(
                                element,
                                "SECURITY-6",
                                "\"%s\" on %s is not a valid scope."
                                        .formatted(scope, element.getSimpleName()),
                                "Write letters, digits, colons and dashes.");
            } else if (!isKnown(scope, schemes)) {
                context.diagnostics()
                        .error(
                                element,
                                "SECURITY-1",
                                "%s needs the scope \"%s\", which no scheme of its dependencies declares."
                                        .formatted(element.getSimpleName(), scope),
                                "Add it to the scheme's scopes, or correct its name.");
            }
        }
    }

    /** Only some schemes declare their scopes. */
    private static boolean isKnown(String scope, Set<ProviderModel> schemes) {
        boolean declares = false;
        for (ProviderModel each : schemes) {
            SchemeModel scheme = each.scheme();
            Set<String> scopes = scheme == null ? null : scheme.scopes();
            if (scopes == null || scopes.contains(scope)) {
                return true;
            }
            declares = true;
        }
        return !declares;
    }

    private static Set<String> with(Set<String> outer, Element element) {
        Set<String> scopes = new LinkedHashSet<>(outer);
        scopes.addAll(scopes(element));
        return scopes;
    }

    private static Set<String> scopes(List<Element> elements) {
        Set<String> scopes = new LinkedHashSet<>();
        elements.forEach(element -> scopes.addAll(scopes(element)));
        return scopes;
    }

    private static Set<String> scopes(Element element) {
        AnnotationMirror annotation = Annotations.own(element, "security.Scopes");
        Set<String> scopes = new LinkedHashSet<>();
        if (annotation != null) {
            Annotations.list(annotation, "value").forEach(scope -> scopes.add(scope.toString()));
        }
        return scopes;
    }

    private static CodeBlock code(Set<String> scopes) {
        return CodeBlock.of(
                "$T.of($L)",
                SECURITY_SCOPES,
                scopes.stream()
                        .map(scope -> CodeBlock.of("$S", scope))
                        .collect(CodeBlock.joining(", ")));
    }
}
