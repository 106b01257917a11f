package dev.jumun.processor.model;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What provides something: a function, whose parameters are added when all providers are known; or
 * a security scheme, which has none.
 */
public final class ProviderModel {
    private final @Nullable ExecutableElement element;
    private final TypeElement owner;
    private final TypeMirror provides;
    private final @Nullable String qualifier;
    private final String scope;
    private final boolean lends;
    private final @Nullable SchemeModel scheme;
    private final boolean cached;
    private final List<ParameterModel> parameters;
    private final @Nullable ProviderModel origin;

    /** Makes a provider without parameters. */
    public ProviderModel(
            ExecutableElement element,
            TypeElement owner,
            TypeMirror provides,
            @Nullable String qualifier,
            String scope,
            boolean lends,
            boolean cached) {
        this(element, owner, provides, qualifier, scope, lends, cached, new ArrayList<>(), null);
    }

    private ProviderModel(
            ExecutableElement element,
            TypeElement owner,
            TypeMirror provides,
            @Nullable String qualifier,
            String scope,
            boolean lends,
            boolean cached,
            List<ParameterModel> parameters,
            @Nullable ProviderModel origin) {
        this.origin = origin;
        this.cached = cached;
        this.parameters = parameters;
        this.element = element;
        this.owner = owner;
        this.provides = provides;
        this.qualifier = qualifier;
        this.scope = scope;
        this.lends = lends;
        this.scheme = null;
    }

    /** Makes a provider of what a client shows of a scheme. */
    public ProviderModel(SchemeModel scheme) {
        this.element = null;
        this.owner = scheme.annotation();
        this.provides = scheme.credentials();
        this.qualifier = scheme.annotation().getQualifiedName().toString();
        this.scope = "REQUEST";
        this.lends = false;
        this.cached = true;
        this.parameters = List.of();
        this.origin = null;
        this.scheme = scheme;
    }

    /** The same function with other parameters. */
    public ProviderModel with(List<ParameterModel> others) {
        return new ProviderModel(
                element(),
                owner,
                provides,
                qualifier,
                scope,
                lends,
                cached,
                List.copyOf(others),
                origin());
    }

    /** The function as it was declared, if this is the same with other parameters; or itself. */
    public ProviderModel origin() {
        return origin == null ? this : origin;
    }

    /** For one more parameter: itself, or, if it is called for each, another one like it. */
    public ProviderModel forAnother() {
        return cached || isAppScoped()
                ? this
                : new ProviderModel(
                        element(),
                        owner,
                        provides,
                        qualifier,
                        scope,
                        lends,
                        cached,
                        parameters,
                        null);
    }

    /** Whether it is a record that is filled from the environment. */
    public boolean isSettings() {
        return isConstructor() && Annotations.own(owner, "Settings") != null;
    }

    /** Whether it is a constructor. */
    public boolean isConstructor() {
        return element != null && element.getKind() == ElementKind.CONSTRUCTOR;
    }

    /** The function or constructor; a scheme has none. */
    public ExecutableElement element() {
        return Objects.requireNonNull(element);
    }

    /** Where its annotations and its Javadoc are: a constructor's, and a scheme's, at its class. */
    public Element source() {
        return element == null || isConstructor() ? owner : element;
    }

    /** The scheme, or null. */
    public @Nullable SchemeModel scheme() {
        return scheme;
    }

    public TypeElement owner() {
        return owner;
    }

    /** The type that it provides. */
    public TypeMirror provides() {
        return provides;
    }

    /** The qualified name of the qualifier annotation, or null. */
    public @Nullable String qualifier() {
        return qualifier;
    }

    /** Whether what it provides lives as long as the application. */
    public boolean isAppScoped() {
        return scope.equals("APP");
    }

    /** Whether its tear-down comes before the answer's first byte. */
    public boolean isFunctionScoped() {
        return scope.equals("FUNCTION");
    }

    /** Whether it may run in parallel with others. */
    public boolean isParallel() {
        AnnotationMirror said = Annotations.own(source(), "Provides");
        return said != null && Annotations.flag(said, "parallel", false);
    }

    /** Whether it lends by a {@code Yield}. */
    public boolean lends() {
        return lends;
    }

    public List<ParameterModel> parameters() {
        return parameters;
    }

    /** How errors name it: {@code Cafe.connection}. */
    public String title() {
        if (element == null) {
            return "@" + owner.getSimpleName();
        }
        return isConstructor()
                ? owner.getSimpleName().toString()
                : owner.getSimpleName() + "." + element.getSimpleName();
    }

    /** The providers that it needs itself. */
    public List<ProviderModel> needs() {
        List<ProviderModel> needs = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            if (parameter.provider() != null) {
                needs.add(parameter.provider());
            }
        }
        return needs;
    }
}
