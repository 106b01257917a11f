package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.GeneratedCode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/**
 * The classes that the routes of an API are written to. One class file has room for 65,535
 * constants, and for 64 KB of code in a method or in all initializers. A larger API has several
 * classes, each of which extends the one before: all see the same fields and constants.
 */
final class RouteParts {
    /**
     * What a class has room for: at most a hundred bytes of initializers for each route, parameter
     * and provider.
     */
    private static final int ROOM = 500;

    private final Context context;
    private final ApiModel api;
    private final ClassName name;
    private final Set<ProviderModel> providers;
    private final boolean several;
    private final List<TypeSpec.Builder> types = new ArrayList<>();
    private int taken;

    RouteParts(Context context, ApiModel api) {
        this.context = context;
        this.api = api;
        ClassName apiName = ClassName.get(api.element());
        this.name =
                ClassName.get(
                        apiName.packageName(), String.join("", apiName.simpleNames()) + "Routes");
        this.providers = providersOf(api);
        int all =
                providers.size()
                        + Stream.concat(api.routes().stream(), api.webhooks().stream())
                                .mapToInt(RouteParts::size)
                                .sum();
        this.several = all > ROOM;
        if (several) {
            begin();
        } else {
            types.add(type(name));
        }
    }

    /** How much room a route takes: itself, what it takes and answers, and what it calls back. */
    static int size(RouteModel route) {
        return 1
                + route.parameters().size()
                + route.responds().size()
                + route.callbacks().stream().mapToInt(RouteParts::size).sum();
    }

    private static Set<ProviderModel> providersOf(ApiModel api) {
        Set<ProviderModel> all = new LinkedHashSet<>(api.providers());
        all.addAll(api.provided());
        if (api.guard() != null) {
            all.addAll(Closure.of(api.guard()));
        }
        for (RouteModel guard : api.mountGuards().values()) {
            all.addAll(Closure.of(guard));
        }
        for (RouteModel route : api.routes()) {
            all.addAll(Closure.of(route));
            route.callbacks().forEach(callback -> all.addAll(callback.schemes().keySet()));
        }
        api.tasks().forEach(task -> all.addAll(Closure.of(task.route())));
        for (RouteModel webhook : api.webhooks()) {
            all.addAll(webhook.schemes().keySet());
        }
        return all;
    }

    /** The name of the class that is the API. */
    ClassName name() {
        return name;
    }

    /** The number of the current class, from 1. */
    int number() {
        return types.size();
    }

    /** All providers of the API. */
    Set<ProviderModel> providers() {
        return providers;
    }

    /** The modifiers of a member: what other classes use, too, isn't private. */
    Modifier[] sharedBy(Modifier... others) {
        return several
                ? others
                : Stream.concat(Stream.of(Modifier.PRIVATE), Stream.of(others))
                        .toArray(Modifier[]::new);
    }

    /** Whether there are several classes. */
    boolean areSeveral() {
        return several;
    }

    /** Whether the current class has no room for something, so that the next has to begin. */
    boolean isFull(int size) {
        return several && taken > 0 && taken + size > ROOM;
    }

    /** Takes room in the current class. */
    void take(int size) {
        taken += size;
    }

    /** Begins the next class. */
    void begin() {
        types.add(type(part(types.size() + 1)).addModifiers(Modifier.ABSTRACT));
        taken = 0;
    }

    /** Goes to the class that is the API, which has what is there once. */
    void end() {
        if (several) {
            types.add(type(name));
        }
        types.getLast()
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RouteNames.GENERATED_API);
    }

    private ClassName part(int number) {
        return name.peerClass(name.simpleName() + number);
    }

    private TypeSpec.Builder type(ClassName type) {
        TypeSpec.Builder builder =
                TypeSpec.classBuilder(type)
                        .addJavadoc(
                                type.equals(name)
                                        ? "The routes of {@link $T}.\n"
                                        : "Some of the routes of {@link $T}.\n",
                                ClassName.get(api.element()))
                        .addAnnotations(GeneratedCode.annotations(context, api.element()))
                        // One origin, as incremental builds of Gradle require. A change of a
                        // router or provider compiles the API again as well, since it names them.
                        .addOriginatingElement(api.element());
        if (!types.isEmpty()) {
            builder.superclass(part(types.size()));
        }
        return builder;
    }

    void add(FieldSpec field) {
        types.getLast().addField(field);
    }

    void add(MethodSpec method) {
        types.getLast().addMethod(method);
    }

    /** The sources. */
    List<JavaFile> files() {
        return types.stream()
                .map(type -> GeneratedCode.file(context, name.packageName(), type.build()))
                .toList();
    }
}
