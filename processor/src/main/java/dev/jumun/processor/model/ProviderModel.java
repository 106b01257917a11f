package dev.jumun.processor.model;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** A function that provides something. Its parameters are added when all providers are known. */
public final class ProviderModel {
    private final ExecutableElement element;
    private final TypeElement owner;
    private final TypeMirror provides;
    private final @Nullable String qualifier;
    private final String scope;
    private final boolean lends;
    private final boolean cached;
    private final List<ParameterModel> parameters;

    /** Makes a provider without parameters. */
    public ProviderModel(
            ExecutableElement element,
            TypeElement owner,
            TypeMirror provides,
            @Nullable String qualifier,
            String scope,
            boolean lends,
            boolean cached) {
        this(element, owner, provides, qualifier, scope, lends, cached, new ArrayList<>());
    }

    private ProviderModel(
            ExecutableElement element,
            TypeElement owner,
            TypeMirror provides,
            @Nullable String qualifier,
            String scope,
            boolean lends,
            boolean cached,
            List<ParameterModel> parameters) {
        this.cached = cached;
        this.parameters = parameters;
        this.element = element;
        this.owner = owner;
        this.provides = provides;
        this.qualifier = qualifier;
        this.scope = scope;
        this.lends = lends;
    }

    /** For one more parameter: itself, or, if it is called for each, another one like it. */
    public ProviderModel forAnother() {
        return cached || isAppScoped()
                ? this
                : new ProviderModel(
                        element, owner, provides, qualifier, scope, lends, cached, parameters);
    }

    /** Whether it is a record that is filled from the environment. */
    public boolean isSettings() {
        return isConstructor() && Annotations.own(owner, "Settings") != null;
    }

    /** Whether it is a constructor. */
    public boolean isConstructor() {
        return element.getKind() == ElementKind.CONSTRUCTOR;
    }

    public ExecutableElement element() {
        return element;
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

    /** Whether it lends by a {@code Yield}. */
    public boolean lends() {
        return lends;
    }

    public List<ParameterModel> parameters() {
        return parameters;
    }

    /** How errors name it: {@code Cafe.connection}. */
    public String title() {
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
