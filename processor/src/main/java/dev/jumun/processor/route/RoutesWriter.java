package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.CodecWriter;
import dev.jumun.processor.type.TypeReader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes the class with the routes of an API. */
public final class RoutesWriter {
    private final Context context;
    private final ApiModel api;
    private final Collection<TypeElement> records;
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

    private final TypeSpec.Builder type;

    /** Makes a writer for an API without errors, and the records that cross its wire. */
    public RoutesWriter(Context context, ApiModel api, Collection<TypeElement> records) {
        this.context = context;
        this.api = api;
        this.records = records;
        ClassName apiName = ClassName.get(api.element());
        this.name =
                ClassName.get(
                        apiName.packageName(), String.join("", apiName.simpleNames()) + "Routes");
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
        }
        for (RouteModel route : api.routes()) {
            RouteCode code = new RouteCode(context, this, route);
            handlers.add(code.handler());
            descriptions.add(code.description());
        }
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

    private Set<ProviderModel> allProviders() {
        Set<ProviderModel> all = new LinkedHashSet<>(api.providers());
        for (RouteModel route : api.routes()) {
            all.addAll(RouteReader.closure(route.parameters()));
        }
        return all;
    }

    private void addKey(ProviderModel provider) {
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
        TypeMirror boxed =
                provided.getKind().isPrimitive()
                        ? context.types()
                                .boxedClass((javax.lang.model.type.PrimitiveType) provided)
                                .asType()
                        : provided;
        return ClassName.get((TypeElement) ((DeclaredType) boxed).asElement());
    }

    String key(ProviderModel provider) {
        String simple = erased(provider.provides()).simpleName();
        return members.of(provider, CodecWriter.constant(simple));
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
    String codec(Object thing, String proposal, TypeName coded, CodeBlock value) {
        String constant = members.of(thing, CodecWriter.constant(proposal));
        if (codecs.add(constant)) {
            constant(constant, ParameterizedTypeName.get(CodecNames.CODEC, coded), value);
        }
        return constant;
    }

    String member(Object thing, String proposal) {
        return members.of(thing, proposal);
    }

    String method(RouteModel route) {
        return methods.of(route, route.element().getSimpleName().toString());
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
        CodeBlock call =
                CodeBlock.of(
                        "$T.$N($L)",
                        ClassName.get(provider.owner()),
                        provider.element().getSimpleName().toString(),
                        appArguments(provider.parameters(), "yield"));
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
            if (CodecWriter.isPublic(type) || codec.packageName().equals(name.packageName())) {
                method.addStatement(
                        "$T.register($T.class, $T.CODEC)",
                        CodecNames.CODECS,
                        ClassName.get(type),
                        codec);
            }
        }
        for (RouteModel route : api.routes()) {
            method.addStatement(
                    "table.add($S, $S, $S, this::$N)",
                    route.method(),
                    route.path(),
                    route.title(),
                    method(route));
        }
        return method.build();
    }

    private MethodSpec describe(List<CodeBlock> descriptions) {
        String text = Javadoc.of(context.elements(), api.element()).text();
        MethodSpec.Builder method =
                override("describe")
                        .addParameter(RouteNames.API_DESCRIPTION, "description")
                        .addStatement(
                                "description.info($S, $S, $S)", api.title(), api.version(), text);
        descriptions.forEach(method::addCode);
        return method.build();
    }

    private static MethodSpec.Builder override(String method) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }
}
