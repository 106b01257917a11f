package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.CodecWriter;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Writes the class with the routes of an API. */
public final class RoutesWriter {
    private final Context context;
    private final ApiModel api;
    private final Collection<TypeElement> records;
    private final Map<String, CodeBlock> models;
    private final Map<TypeElement, CodeBlock> tuples;
    private final Map<TypeElement, CodeBlock> enums;
    private final ClassName name;

    /** The names of fields and constants. */
    private final NameSpace members = new NameSpace("URI", "UUID");

    /** The names of methods. */
    private final NameSpace methods = new NameSpace("yield");

    /** The names of types and packages that a variable would hide. */
    private final Set<String> reserved = new HashSet<>();

    /** The codecs that are there already: a provider's inputs belong to many routes. */
    private final Set<String> codecs = new HashSet<>();

    /** The keys that are there already. */
    private final Set<String> keys = new LinkedHashSet<>();

    /** The guards that have their method already. */
    private final Set<RouteModel> guards = new HashSet<>();

    /** What wraps routes. They refer to it by its index. */
    private final List<FilterModel> routeFilters = new ArrayList<>();

    private final FailureCode failures;
    private final TypeSpec.Builder type;

    /**
     * Makes a writer for an API without errors.
     *
     * @param records those that cross its wire
     * @param types what has been read for it
     */
    public RoutesWriter(
            Context context, ApiModel api, Collection<TypeElement> records, TypeReader types) {
        this.tuples = types.tuples();
        this.enums = types.enums();
        this.context = context;
        this.models = types.models();
        this.api = api;
        this.records = records;
        ClassName apiName = ClassName.get(api.element());
        this.name =
                ClassName.get(
                        apiName.packageName(), String.join("", apiName.simpleNames()) + "Routes");
        this.failures = new FailureCode(context, this);
        reserve(types.named());
        reserve(api.classes());
        for (ProviderModel provider : allProviders()) {
            reserve(List.of(provider.owner()));
            if (provider.provides() instanceof DeclaredType provided) {
                reserve(List.of((TypeElement) provided.asElement()));
            }
        }
        members.reserve(reserved);
        methods.reserve(namesOfOthers());
        this.type =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The routes of {@link $T}.\n", apiName)
                        .addAnnotations(GeneratedCode.annotations(context, api.element()))
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .addSuperinterface(RouteNames.GENERATED_API);
    }

    /** Returns the source. */
    public JavaFile write() {
        // One origin, as incremental builds of Gradle require. A change of a router or provider
        // compiles the API again as well, since it names them.
        type.addOriginatingElement(api.element());
        List<MethodSpec> handlers = new ArrayList<>();
        List<CodeBlock> descriptions = new ArrayList<>();
        for (ProviderModel provider : allProviders()) {
            addKey(provider);
            addScheme(provider);
        }
        for (RouteModel route : api.routes()) {
            RouteInputs inputs = new RouteInputs(context, this, route);
            handlers.add(new RouteCode(context, this, inputs).handler());
            if (!route.opensWebSocket()) {
                descriptions.add(new RouteDescription(context, this, inputs).description());
            }
        }
        for (RouteModel webhook : api.webhooks()) {
            RouteInputs inputs = new RouteInputs(context, this, webhook);
            descriptions.add(new RouteDescription(context, this, inputs).webhook());
        }
        addGuard();
        addMountGuards();
        new ProvisionCode(context, this).add(api.provided(), type);
        LifespanCode lifespan = new LifespanCode(this, api);
        lifespan.addFields(type);
        type.addMethod(
                MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Made once, at start-up.\n")
                        .build());
        type.addMethod(lifespan.start());
        type.addMethod(routes());
        addProviders();
        handlers.forEach(type::addMethod);
        type.addMethod(
                new ApiDescription(context, this, api)
                        .describe(descriptions, failures.invalid(api.handlers())));
        ApiCode whole = new ApiCode(this, api.element(), type);
        whole.addSettings();
        addFilters("filters", api.filters());
        addFilters("routeFilters", routeFilters);
        addFailureHandlers();
        whole.addErrorFormat();
        type.addMethod(
                GeneratedCode.override("title")
                        .returns(String.class)
                        .addStatement("return $S", api.title())
                        .build());
        return GeneratedCode.file(context, name.packageName(), type.build());
    }

    /**
     * The names of the methods that a generated class has from elsewhere, and from every object.
     */
    private Set<String> namesOfOthers() {
        Set<String> names = new HashSet<>(Set.of("guardFiles"));
        for (String type : List.of(RouteNames.GENERATED_API.canonicalName(), "java.lang.Object")) {
            TypeElement element = context.elements().getTypeElement(type);
            if (element != null) {
                ElementFilter.methodsIn(element.getEnclosedElements())
                        .forEach(method -> names.add(method.getSimpleName().toString()));
            }
        }
        return names;
    }

    private void reserve(Collection<TypeElement> types) {
        types.forEach(each -> GeneratedCode.reserve(each, reserved));
    }

    /** The names of types and packages that a variable would hide. */
    Set<String> reserved() {
        return reserved;
    }

    private void addMountGuards() {
        if (api.mountGuards().isEmpty()) {
            return;
        }
        TypeName map =
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        RouteNames.ROUTE_HANDLER);
        List<CodeBlock> entries = new ArrayList<>();
        api.mountGuards()
                .forEach((path, guard) ->
                        entries.add(
                                CodeBlock.of(
                                        "$T.entry($S, this::$N)",
                                        Map.class,
                                        path,
                                        guardMethod(guard))));
        type.addMethod(
                GeneratedCode.override("mountGuards")
                        .returns(map)
                        .addStatement(
                                "return $T.ofEntries($L)",
                                Map.class,
                                entries.stream().collect(CodeBlock.joining(", ")))
                        .build());
    }

    /** So that an override of what is not provided is an error. */
    private void addProviders() {
        if (keys.isEmpty()) {
            return;
        }
        CodeBlock all =
                keys.stream().map(key -> CodeBlock.of("$N", key)).collect(CodeBlock.joining(", "));
        type.addMethod(
                GeneratedCode.override("providers")
                        .returns(
                                ParameterizedTypeName.get(
                                        ClassName.get(List.class),
                                        ParameterizedTypeName.get(
                                                RouteNames.PROVIDER_KEY,
                                                WildcardTypeName.subtypeOf(Object.class))))
                        .addStatement("return $T.of($L)", List.class, all)
                        .build());
    }

    private void addGuard() {
        RouteModel guard = api.guard();
        if (guard == null) {
            return;
        }
        type.addMethod(
                GeneratedCode.override("guard")
                        .returns(RouteNames.ROUTE_HANDLER)
                        .addStatement("return this::$N", guardMethod(guard))
                        .build());
    }

    /** Adds the method of a guard, unless another part of the API has the same guard. */
    private String guardMethod(RouteModel guard) {
        RouteInputs inputs = new RouteInputs(context, this, guard);
        if (guards.add(guard)) {
            type.addMethod(new RouteCode(context, this, inputs).handler());
        }
        return inputs.method();
    }

    private void addFilters(String method, List<FilterModel> filters) {
        if (filters.isEmpty()) {
            return;
        }
        CodeBlock all = filters.stream().map(this::filter).collect(CodeBlock.joining(",\n"));
        type.addMethod(
                GeneratedCode.override(method)
                        .returns(
                                ParameterizedTypeName.get(
                                        ClassName.get(List.class), RouteNames.FILTER))
                        .addException(Exception.class)
                        .addStatement("return $T.of(\n$L)", List.class, all)
                        .build());
    }

    private void addFailureHandlers() {
        if (!api.handlers().isEmpty()) {
            type.addMethod(
                    GeneratedCode.override("failures")
                            .returns(RouteNames.FAILURE_HANDLERS)
                            .addStatement("return $L", failures.all(api.handlers()))
                            .build());
        }
    }

    private CodeBlock filter(FilterModel filter) {
        String name = filter.element().getSimpleName().toString();
        CodeBlock target =
                filter.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(filter.owner()))
                        : CodeBlock.of("this.$N", instance(filter.owner()));
        return filter.makes()
                ? CodeBlock.of(
                        "$T.of($L.$N(), $S)", RouteNames.RETURNED, target, name, filter.title())
                : CodeBlock.of(
                        "$T.of($L::$N, $S)",
                        RouteNames.METHOD_FILTERS,
                        target,
                        name,
                        filter.title());
    }

    private Set<ProviderModel> allProviders() {
        Set<ProviderModel> all = new LinkedHashSet<>(api.providers());
        all.addAll(api.provided());
        if (api.guard() != null) {
            all.addAll(RouteReader.closure(api.guard()));
        }
        for (RouteModel guard : api.mountGuards().values()) {
            all.addAll(RouteReader.closure(guard));
        }
        for (RouteModel route : api.routes()) {
            all.addAll(RouteReader.closure(route));
            route.callbacks().forEach(callback -> all.addAll(callback.schemes().keySet()));
        }
        for (RouteModel webhook : api.webhooks()) {
            all.addAll(webhook.schemes().keySet());
        }
        return all;
    }

    private void addKey(ProviderModel provider) {
        if (!keys.add(key(provider))) {
            return; // the same function, with other scopes
        }
        if (provider.provides().getKind() == TypeKind.VOID) {
            constant(
                    key(provider),
                    ParameterizedTypeName.get(RouteNames.PROVIDER_KEY, TypeName.VOID.box()),
                    CodeBlock.of(
                            "new $T<>($T.class, $S)",
                            RouteNames.PROVIDER_KEY,
                            Void.class,
                            provider.title()));
            return;
        }
        TypeName erased = erased(provider.provides());
        TypeName provided = TypeName.get(provider.provides()).box();
        String qualifier = provider.qualifier();
        CodeBlock key =
                qualifier == null
                        ? CodeBlock.of(
                                "new $T<>($T.class, $S)",
                                RouteNames.PROVIDER_KEY,
                                erased,
                                provider.title())
                        : CodeBlock.of(
                                "new $T<>($T.class, $T.class, $S)",
                                RouteNames.PROVIDER_KEY,
                                erased,
                                ClassName.get(context.elements().getTypeElement(qualifier)),
                                provider.title());
        constant(key(provider), ParameterizedTypeName.get(RouteNames.PROVIDER_KEY, provided), key);
    }

    private TypeName erased(TypeMirror provided) {
        return TypeName.get(context.types().erasure(provided)).box();
    }

    /** The simple name of what is provided. */
    private static String simpleName(ProviderModel provider) {
        TypeMirror provided = provider.provides();
        String simple =
                provided instanceof PrimitiveType
                        ? TypeName.get(provided).box().toString().replace("java.lang.", "")
                        : JavaTypes.simpleName(provided);
        return simple.replaceAll("[<\\[].*", "");
    }

    private void addScheme(ProviderModel provider) {
        SchemeModel model = provider.scheme();
        if (model != null) {
            constant(
                    scheme(provider),
                    ParameterizedTypeName.get(
                            RouteNames.SECURITY_SCHEME, TypeName.get(model.credentials())),
                    model.code());
        }
    }

    /** The constant that holds a scheme. */
    String scheme(ProviderModel provider) {
        String annotation = provider.owner().getSimpleName().toString();
        return members.of(
                Objects.requireNonNull(provider.scheme()),
                GeneratedCode.constant(annotation) + "_SCHEME");
    }

    String key(ProviderModel provider) {
        String simple =
                provider.scheme() == null
                        ? simpleName(provider)
                        : provider.owner().getSimpleName().toString();
        return members.of(provider.origin(), GeneratedCode.constant(simple));
    }

    /** Adds a field with handlers of failures. */
    void field(String field, TypeName fieldType, CodeBlock value) {
        type.addField(
                FieldSpec.builder(fieldType, field, Modifier.PRIVATE, Modifier.FINAL)
                        .addJavadoc("Asked before the handlers of the whole API.\n")
                        .initializer(value)
                        .build());
    }

    /** The codec of a record. */
    ClassName codecName(TypeElement record) {
        return context.codecName(record);
    }

    /** Adds a method. */
    void add(MethodSpec method) {
        type.addMethod(method);
    }

    /** The name of a method that is part of a longer one. */
    String part(String proposal) {
        return methods.of(List.of(proposal), proposal);
    }

    /** Adds a constant of the class. */
    void constant(String constant, TypeName constantType, CodeBlock value) {
        type.addField(
                FieldSpec.builder(
                                constantType,
                                constant,
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(value)
                        .build());
    }

    /** Adds a codec as a constant, and returns its name. */
    String codec(Object thing, String proposal, TypeName codec, CodeBlock value) {
        String constant = members.of(thing, GeneratedCode.constant(proposal));
        if (codecs.add(constant)) {
            constant(constant, codec, value);
        }
        return constant;
    }

    /** An expression for the codec of a type that only the document names. */
    CodeBlock codecOf(TypeMirror model, Element where) {
        return Objects.requireNonNull(models.get(JavaTypes.text(model)), where::toString);
    }

    String member(Object thing, String proposal) {
        return members.of(thing, proposal);
    }

    String method(RouteModel route) {
        return methods.of(
                route,
                route.method().equals(RouteModel.GUARD)
                        ? route.equals(api.guard()) ? "guardFiles" : "guardMount"
                        : route.element().getSimpleName().toString());
    }

    /** The method that leads to what a provider provides. */
    String provision(RouteModel route) {
        ProviderModel provider = route.requires().getFirst();
        return methods.of(route, "provide" + simpleName(provider));
    }

    /** The field that holds an instance of the API's class or of a router. */
    String instance(TypeElement owner) {
        return members.of(
                owner,
                owner.equals(api.element())
                        ? "api"
                        : NameSpace.lower(owner.getSimpleName().toString()));
    }

    /** The field that holds what a provider of application scope provides. */
    String appValue(ProviderModel provider) {
        return members.of(provider.element(), NameSpace.lower(simpleName(provider)));
    }

    private MethodSpec routes() {
        MethodSpec.Builder method =
                GeneratedCode.override("routes").addParameter(RouteNames.ROUTE_TABLE, "table");
        for (TypeElement type : records) {
            ClassName codec = context.codecName(type);
            if (type.getTypeParameters().isEmpty()
                    && (CodecWriter.isPublic(type)
                            || codec.packageName().equals(name.packageName()))) {
                method.addStatement("table.know($T.class, $T.CODEC)", ClassName.get(type), codec);
            }
        }
        Map<TypeElement, CodeBlock> others = new LinkedHashMap<>(tuples);
        others.putAll(enums);
        others.forEach((type, codec) -> {
            if (CodecWriter.isPublic(type)
                    || context.codecName(type).packageName().equals(name.packageName())) {
                method.addStatement("table.know($T.class, $L)", ClassName.get(type), codec);
            }
        });
        List<AnnotationMirror> trees = Annotations.repeated(api.element(), "StaticFiles");
        for (AnnotationMirror tree : trees) {
            String called = Annotations.text(tree, "name", "");
            if (!called.isEmpty()) {
                String path = Annotations.text(tree, "path", "").replaceAll("/+$", "");
                method.addStatement("table.name($S, $S)", called, path + "/{path:path}");
            }
        }
        Set<String> told = new HashSet<>();
        for (RouteModel route : api.routes()) {
            for (ProviderModel provider : RouteReader.closure(route)) {
                CodeBlock needed = keys(provider.needs());
                if (!needed.isEmpty() && told.add(key(provider))) {
                    method.addStatement("table.needs($N, $L)", key(provider), needed);
                }
            }
        }
        for (RouteModel route : api.routes()) {
            CodeBlock.Builder around = CodeBlock.builder();
            for (FilterModel filter : route.filters()) {
                if (!routeFilters.contains(filter)) {
                    routeFilters.add(filter);
                }
                around.add(", $L", routeFilters.indexOf(filter));
            }
            if (route.opensWebSocket()) {
                method.addStatement(
                        "table.addWebSocket($S, $S, this::$N$L)$L",
                        route.path(),
                        route.title(),
                        method(route),
                        around.build(),
                        options(route));
                continue;
            }
            method.addStatement(
                    "table.add($S, $S, $S, this::$N$L)$L",
                    route.method(),
                    route.path(),
                    route.title(),
                    method(route),
                    around.build(),
                    options(route));
        }
        return method.build();
    }

    /** The keys of providers that are called for a request. */
    private CodeBlock keys(Collection<ProviderModel> providers) {
        return providers.stream()
                .filter(provider -> !provider.isAppScoped())
                .map(this::key)
                .distinct()
                .map(key -> CodeBlock.of("$N", key))
                .collect(CodeBlock.joining(", "));
    }

    /** What a route takes itself, if that takes more. */
    private CodeBlock taken(RouteModel route) {
        Set<ProviderModel> taken = new LinkedHashSet<>(route.requires());
        route.parameters().stream()
                .map(ParameterModel::provider)
                .filter(Objects::nonNull)
                .forEach(taken::add);
        boolean takesMore =
                taken.stream().anyMatch(p -> !p.isAppScoped() && !keys(p.needs()).isEmpty());
        return takesMore ? keys(taken) : CodeBlock.of("");
    }

    private CodeBlock options(RouteModel route) {
        CodeBlock.Builder options = CodeBlock.builder();
        RouteLimits limits = route.limits();
        if (limits.timeout() != null) {
            options.add("\n.within($T.parse($S))", Duration.class, limits.timeout().toString());
        }
        if (limits.maxBody() != null) {
            options.add("\n.maxBody($LL)", limits.maxBody());
        }
        if (limits.maxConcurrent() != null) {
            options.add("\n.maxConcurrent($L)", limits.maxConcurrent());
        }
        if (!route.failures().isEmpty()) {
            options.add(
                    "\n.handledBy($L)",
                    route.failures().stream()
                            .map(level -> CodeBlock.of("$N", failures.field(level)))
                            .collect(CodeBlock.joining(", ")));
        }
        CodeBlock taken = taken(route);
        if (!taken.isEmpty()) {
            options.add("\n.takes($L)", taken);
        }
        if (!route.settings().redirectsSlashes()) {
            options.add("\n.withoutSlashRedirect()");
        }
        if (route.settings().strictContentType() != null) {
            options.add("\n.strictContentType($L)", route.settings().strictContentType());
        }
        return options.build();
    }

    /** The description of the answer to invalid requests; null for nothing. */
    @Nullable CodeBlock invalid(RouteModel route) {
        return failures.invalid(route.failures().stream().flatMap(List::stream).toList());
    }
}
