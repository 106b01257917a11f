package dev.jumun.processor.route;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.CodecWriter;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
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
    private final ClassName name;

    /** The names of fields and constants. */
    private final NameSpace members = new NameSpace("title");

    /** The names of methods. */
    private final NameSpace methods =
            new NameSpace(
                    "start",
                    "routes",
                    "describe",
                    "title",
                    "getClass",
                    "notify",
                    "wait",
                    "notifyAll");

    /** The codecs that are there already: a provider's inputs belong to many routes. */
    private final Set<String> codecs = new HashSet<>();

    /** The keys that are there already. */
    private final Set<String> keys = new HashSet<>();

    /** What stands around routes: they name it by its index. */
    private final List<FilterModel> routeFilters = new ArrayList<>();

    private final FailureCode failures;
    private final TypeSpec.Builder type;

    /**
     * Makes a writer for an API without errors.
     *
     * @param records those that cross its wire
     * @param models the codecs of those that only the document names
     * @param tuples the codecs of those that are arrays
     */
    public RoutesWriter(
            Context context,
            ApiModel api,
            Collection<TypeElement> records,
            Map<String, CodeBlock> models,
            Map<TypeElement, CodeBlock> tuples) {
        this.tuples = tuples;
        this.context = context;
        this.models = models;
        this.api = api;
        this.records = records;
        ClassName apiName = ClassName.get(api.element());
        this.name =
                ClassName.get(
                        apiName.packageName(), String.join("", apiName.simpleNames()) + "Routes");
        this.failures = new FailureCode(context, this);
        this.type =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The routes of {@link $T}.\n", apiName)
                        .addAnnotation(CodecWriter.generated())
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .addSuperinterface(RouteNames.GENERATED_API);
    }

    /** Returns the source. */
    public JavaFile write() {
        Set<Element> origins = new LinkedHashSet<>(api.classes());
        for (ProviderModel provider : allProviders()) {
            origins.add(provider.owner());
        }
        origins.forEach(type::addOriginatingElement);
        List<MethodSpec> handlers = new ArrayList<>();
        List<CodeBlock> descriptions = new ArrayList<>();
        for (ProviderModel provider : allProviders()) {
            addKey(provider);
            addScheme(provider);
        }
        for (RouteModel route : api.routes()) {
            RouteCode code = new RouteCode(context, this, route);
            handlers.add(code.handler());
            if (!route.opensWebSocket()) {
                descriptions.add(code.description());
            }
        }
        for (RouteModel webhook : api.webhooks()) {
            descriptions.add(new RouteCode(context, this, webhook).webhook());
        }
        new ProvisionCode(context, this).add(api.provided(), type);
        addFields();
        type.addMethod(
                MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Made once, at start-up.\n")
                        .build());
        type.addMethod(start());
        type.addMethod(routes());
        handlers.forEach(type::addMethod);
        type.addMethod(describe(descriptions));
        addPaths();
        addFilters("filters", api.filters());
        addFilters("routeFilters", routeFilters);
        addFailureHandlers();
        type.addMethod(
                override("title")
                        .returns(String.class)
                        .addStatement("return $S", api.title())
                        .build());
        return JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private void addFilters(String method, List<FilterModel> filters) {
        if (filters.isEmpty()) {
            return;
        }
        CodeBlock all = filters.stream().map(this::filter).collect(CodeBlock.joining(",\n"));
        type.addMethod(
                override(method)
                        .returns(
                                ParameterizedTypeName.get(
                                        ClassName.get(List.class), RouteNames.FILTER))
                        .addException(Exception.class)
                        .addStatement("return $T.of(\n$L)", List.class, all)
                        .build());
    }

    private CodeBlock filter(FilterModel filter) {
        String name = filter.element().getSimpleName().toString();
        CodeBlock target =
                filter.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(filter.owner()))
                        : CodeBlock.of("this.$N", instance(filter.owner()));
        return filter.makes()
                ? CodeBlock.of("$L.$N()", target, name)
                : CodeBlock.of("$T.of($L::$N)", RouteNames.METHOD_FILTERS, target, name);
    }

    /** What handles failures, and how the others are written. */
    private void addFailureHandlers() {
        if (!api.handlers().isEmpty()) {
            type.addMethod(
                    override("failures")
                            .returns(RouteNames.FAILURE_HANDLERS)
                            .addStatement("return $L", failures.all(api.handlers()))
                            .build());
        }
        AnnotationMirror said = Objects.requireNonNull(Annotations.own(api.element(), "Api"));
        if (Annotations.text(said, "errors", "").endsWith("PROBLEM_JSON")) {
            ClassName format = ClassName.get("dev.jumun", "ErrorFormat");
            type.addMethod(
                    override("errorFormat")
                            .returns(format)
                            .addStatement("return $T.PROBLEM_JSON", format)
                            .build());
        }
    }

    /** Where the document and its pages are, if that is not where they are in general. */
    private void addPaths() {
        AnnotationMirror said = Objects.requireNonNull(Annotations.own(api.element(), "Api"));
        if (!Annotations.flag(said, "strictContentType", true)) {
            type.addMethod(
                    override("strictContentType")
                            .returns(boolean.class)
                            .addStatement("return false")
                            .build());
        }
        addDocument(said);
        addRootPath(said);
        for (String path : List.of("openApiPath", "docsPath", "redocPath")) {
            Object value = Annotations.member(said, path);
            if (value != null) {
                type.addMethod(
                        override(path)
                                .returns(String.class)
                                .addStatement("return $S", value.toString())
                                .build());
            }
        }
    }

    private void addRootPath(AnnotationMirror said) {
        String rootPath = Annotations.text(said, "rootPath", "");
        if (!rootPath.isEmpty()) {
            type.addMethod(
                    override("rootPath")
                            .returns(String.class)
                            .addStatement("return $S", rootPath)
                            .build());
        }
        if (!Annotations.flag(said, "rootPathInServers", true)) {
            type.addMethod(
                    override("rootPathInServers")
                            .returns(boolean.class)
                            .addStatement("return false")
                            .build());
        }
        addFiles();
        List<Object> mounts = Annotations.list(said, "mounts");
        if (mounts.isEmpty()) {
            return;
        }
        CodeBlock.Builder all = CodeBlock.builder();
        for (Object each : mounts) {
            if (each instanceof AnnotationMirror mount
                    && Annotations.member(mount, "api") instanceof TypeMirror below) {
                all.add("mounts.put($S, $T.class);\n", Annotations.text(mount, "path", ""), below);
            }
        }
        TypeName map =
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        ParameterizedTypeName.get(
                                ClassName.get(Class.class),
                                com.palantir.javapoet.WildcardTypeName.subtypeOf(Object.class)));
        type.addMethod(
                override("mounts")
                        .returns(map)
                        .addStatement("$T mounts = new $T<>()", map, java.util.LinkedHashMap.class)
                        .addCode(all.build())
                        .addStatement("return mounts")
                        .build());
    }

    private void addFiles() {
        List<CodeBlock> trees = new ArrayList<>();
        ClassName tree = ClassName.get("dev.jumun.file", "FileTree");
        for (AnnotationMirror files : Annotations.repeated(api.element(), "StaticFiles")) {
            trees.add(
                    CodeBlock.of(
                            "new $T($S, $S, $L, $S, $T.class.getClassLoader())",
                            tree,
                            Annotations.text(files, "path", ""),
                            Annotations.text(files, "directory", ""),
                            Annotations.flag(files, "html", false),
                            Annotations.text(files, "fallback", ""),
                            ClassName.get(api.element())));
        }
        if (!trees.isEmpty()) {
            type.addMethod(
                    override("files")
                            .returns(ParameterizedTypeName.get(ClassName.get(List.class), tree))
                            .addStatement(
                                    "return $T.of($L)",
                                    List.class,
                                    trees.stream().collect(CodeBlock.joining(", ")))
                            .build());
        }
    }

    private void addDocument(AnnotationMirror said) {
        TypeName map =
                ParameterizedTypeName.get(
                        ClassName.get(Map.class),
                        ClassName.get(String.class),
                        ClassName.get(Object.class)
                                .annotated(AnnotationSpec.builder(CodecNames.NULLABLE).build()));
        for (ExecutableElement method :
                ElementFilter.methodsIn(api.element().getEnclosedElements())) {
            if (Annotations.own(method, "Document") != null) {
                type.addMethod(
                        override("document")
                                .returns(
                                        map.annotated(
                                                AnnotationSpec.builder(CodecNames.NULLABLE)
                                                        .build()))
                                .addParameter(map, "document")
                                .addStatement(
                                        "return this.$N.$N(document)",
                                        instance(api.element()),
                                        method.getSimpleName().toString())
                                .build());
            }
        }
        if (Annotations.member(said, "docs") instanceof AnnotationMirror docs) {
            ClassName settings = ClassName.get("dev.jumun.document", "DocsSettings");
            type.addMethod(
                    override("docs")
                            .returns(settings)
                            .addStatement(
                                    "return new $T($S, $S, $S, $S, $S)",
                                    settings,
                                    Annotations.text(docs, "swaggerUi", "{}"),
                                    Annotations.text(docs, "oAuth", "{}"),
                                    Annotations.text(docs, "swaggerScript", ""),
                                    Annotations.text(docs, "swaggerStyle", ""),
                                    Annotations.text(docs, "redocScript", ""))
                            .build());
        }
    }

    private Set<ProviderModel> allProviders() {
        Set<ProviderModel> all = new LinkedHashSet<>(api.providers());
        all.addAll(api.provided());
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
        ClassName erased = erased(provider.provides());
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
                                ClassName.bestGuess(qualifier),
                                provider.title());
        constant(key(provider), ParameterizedTypeName.get(RouteNames.PROVIDER_KEY, provided), key);
    }

    private ClassName erased(TypeMirror provided) {
        if (provided.getKind() == TypeKind.VOID) {
            return ClassName.get(Void.class);
        }
        TypeMirror boxed =
                provided.getKind().isPrimitive()
                        ? context.types()
                                .boxedClass((javax.lang.model.type.PrimitiveType) provided)
                                .asType()
                        : provided;
        return ClassName.get((TypeElement) ((DeclaredType) boxed).asElement());
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
                CodecWriter.constant(annotation) + "_SCHEME");
    }

    String key(ProviderModel provider) {
        String simple =
                provider.scheme() == null
                        ? erased(provider.provides()).simpleName()
                        : provider.owner().getSimpleName().toString();
        return members.of(provider.origin(), CodecWriter.constant(simple));
    }

    /** Adds a field with handlers of failures. */
    void field(String field, TypeName fieldType, CodeBlock value) {
        type.addField(
                FieldSpec.builder(fieldType, field, Modifier.PRIVATE, Modifier.FINAL)
                        .addJavadoc("Asked before what counts for the whole API.\n")
                        .initializer(value)
                        .build());
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
        String constant = members.of(thing, CodecWriter.constant(proposal));
        if (codecs.add(constant)) {
            constant(constant, codec, value);
        }
        return constant;
    }

    /** An expression for the codec of a type that only the document names. */
    CodeBlock codecOf(TypeMirror model, Element where) {
        return Objects.requireNonNull(models.get(model.toString()), where::toString);
    }

    String member(Object thing, String proposal) {
        return members.of(thing, proposal);
    }

    String method(RouteModel route) {
        return methods.of(route, route.element().getSimpleName().toString());
    }

    /** The method that leads to what a provider provides. */
    String provision(RouteModel route) {
        ProviderModel provider = route.requires().getFirst();
        return methods.of(route, "provide" + erased(provider.provides()).simpleName());
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
        return members.of(
                provider.element(), NameSpace.lower(erased(provider.provides()).simpleName()));
    }

    private void addFields() {
        for (TypeElement owner : api.classes()) {
            type.addField(
                    FieldSpec.builder(ClassName.get(owner), instance(owner), Modifier.PRIVATE)
                            .addJavadoc("Made at start-up.\n")
                            .build());
        }
        for (ProviderModel provider : api.providers()) {
            type.addField(
                    FieldSpec.builder(
                                    TypeName.get(provider.provides()),
                                    appValue(provider),
                                    Modifier.PRIVATE)
                            .addJavadoc("Lives from start-up to shut-down.\n")
                            .build());
        }
    }

    private MethodSpec start() {
        MethodSpec.Builder method =
                override("start")
                        .addParameter(RouteNames.LIFESPAN, "lifespan")
                        .addException(Exception.class);
        CodeBlock.Builder code = CodeBlock.builder();
        start(0, code);
        return method.addCode(code.build()).build();
    }

    private void start(int index, CodeBlock.Builder code) {
        if (index == api.providers().size()) {
            for (int i = 0; i < api.classes().size(); i++) {
                TypeElement owner = api.classes().get(i);
                code.addStatement(
                        "this.$N = new $T($L)",
                        instance(owner),
                        ClassName.get(owner),
                        appArguments(api.constructors().get(i), ""));
            }
            code.addStatement("lifespan.serve()");
            return;
        }
        ProviderModel provider = api.providers().get(index);
        String value = appValue(provider);
        CodeBlock arguments = appArguments(provider.parameters(), "yield");
        CodeBlock call =
                provider.isSettings()
                        ? settings(provider)
                        : provider.isConstructor()
                                ? CodeBlock.of(
                                        "new $T($L)", ClassName.get(provider.owner()), arguments)
                                : CodeBlock.of(
                                        "$T.$N($L)",
                                        ClassName.get(provider.owner()),
                                        provider.element().getSimpleName().toString(),
                                        arguments);
        code.add(
                "lifespan.$L($N, $L -> $L, $N -> {\n",
                provider.lends() ? "lend" : "provide",
                key(provider),
                provider.lends() ? "yield" : "()",
                call,
                value);
        code.indent();
        code.addStatement("this.$N = $N", value, value);
        start(index + 1, code);
        code.unindent().add("});\n");
    }

    private static CodeBlock settings(ProviderModel provider) {
        AnnotationMirror said =
                Objects.requireNonNull(Annotations.own(provider.owner(), "Settings"));
        return CodeBlock.of(
                "$T.read($S, $T.CODEC, $S, $S, lifespan.environment())",
                ClassName.get("dev.jumun.settings", "SettingsReader"),
                provider.owner().getSimpleName().toString(),
                TypeReader.codecName(provider.owner()),
                Annotations.text(said, "prefix", ""),
                Annotations.text(said, "secrets", ""));
    }

    private CodeBlock appArguments(List<ParameterModel> parameters, String yield) {
        return parameters.stream()
                .map(p ->
                        p.kind() == ParameterModel.Kind.YIELD || p.provider() == null
                                ? CodeBlock.of("$N", yield)
                                : CodeBlock.of("this.$N", appValue(p.provider())))
                .collect(CodeBlock.joining(", "));
    }

    private MethodSpec routes() {
        MethodSpec.Builder method =
                override("routes").addParameter(RouteNames.ROUTE_TABLE, "table");
        for (TypeElement type : records) {
            ClassName codec = TypeReader.codecName(type);
            if (type.getTypeParameters().isEmpty()
                    && (CodecWriter.isPublic(type)
                            || codec.packageName().equals(name.packageName()))) {
                method.addStatement(
                        "$T.register($T.class, $T.CODEC)",
                        CodecNames.CODECS,
                        ClassName.get(type),
                        codec);
            }
        }
        tuples.forEach((type, codec) -> {
            if (CodecWriter.isPublic(type)
                    || TypeReader.codecName(type).packageName().equals(name.packageName())) {
                method.addStatement(
                        "$T.register($T.class, $L)", CodecNames.CODECS, ClassName.get(type), codec);
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

    private CodeBlock options(RouteModel route) {
        CodeBlock.Builder options = CodeBlock.builder();
        if (route.timeout() != null) {
            options.add("\n.within($T.parse($S))", Duration.class, route.timeout().toString());
        }
        if (!route.failures().isEmpty()) {
            options.add(
                    "\n.handledBy($L)",
                    route.failures().stream()
                            .map(level -> CodeBlock.of("$N", failures.field(level)))
                            .collect(CodeBlock.joining(", ")));
        }
        return options.build();
    }

    /** What the description of a route says of requests that do not fit; null for nothing. */
    @Nullable CodeBlock invalid(RouteModel route) {
        return failures.invalid(route.failures().stream().flatMap(List::stream).toList());
    }

    private MethodSpec describe(List<CodeBlock> descriptions) {
        AnnotationMirror said = Objects.requireNonNull(Annotations.own(api.element(), "Api"));
        String own = Annotations.text(said, "description", "");
        String text = own.isEmpty() ? Javadoc.of(context.elements(), api.element()).text() : own;
        MethodSpec.Builder method =
                override("describe")
                        .addParameter(RouteNames.API_DESCRIPTION, "description")
                        .addStatement(
                                "description.info($S, $S, $S)", api.title(), api.version(), text);
        for (String keyword : List.of("summary", "termsOfService")) {
            String value = Annotations.text(said, keyword, "");
            if (!value.isEmpty()) {
                method.addStatement("description.info($S, $S)", keyword, value);
            }
        }
        infoObject(method, said, "contact", "name", "url", "email");
        infoObject(method, said, "license", "name", "identifier", "url");
        for (Object server : Annotations.list(said, "servers")) {
            if (server instanceof AnnotationMirror each) {
                method.addStatement(
                        "description.server($S, $S)",
                        Annotations.text(each, "value", ""),
                        Annotations.text(each, "description", ""));
            }
        }
        for (Object tag : Annotations.list(said, "tags")) {
            if (tag instanceof AnnotationMirror each) {
                method.addStatement(
                        "description.tag($S, $S, $S, $S)",
                        Annotations.text(each, "value", ""),
                        Annotations.text(each, "description", ""),
                        Annotations.text(each, "moreAt", ""),
                        Annotations.text(each, "more", ""));
            }
        }
        CodeBlock invalid = failures.invalid(api.handlers());
        if (invalid != null) {
            method.addStatement("description$L", invalid);
        }
        descriptions.forEach(method::addCode);
        return method.build();
    }

    private static void infoObject(
            MethodSpec.Builder method, AnnotationMirror said, String keyword, String... names) {
        if (Annotations.member(said, keyword) instanceof AnnotationMirror object) {
            CodeBlock.Builder pairs = CodeBlock.builder();
            for (String name : names) {
                pairs.add(", $S, $S", name, Annotations.text(object, name, ""));
            }
            method.addStatement("description.infoObject($S$L)", keyword, pairs.build());
        }
    }

    private static MethodSpec.Builder override(String method) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }
}
