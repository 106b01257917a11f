package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.SchemeModel;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.CodecHomes;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeReader;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The members of an API's class of routes: their names, and the constants that routes share. */
final class RouteMembers {
    private final Context context;
    private final ApiModel api;
    private final RouteParts parts;
    private final Map<String, CodeBlock> models;
    private final CodecHomes homes;

    /** The names of types and packages that a variable would hide. */
    private final NameSpace reserved = new NameSpace();

    /** The names of fields and constants. */
    private final NameSpace fields = reserved.within("URI", "UUID");

    /** The names of methods. */
    private final NameSpace methods = new NameSpace("yield");

    /** The codecs that are there already: a provider's inputs belong to many routes. */
    private final Set<String> codecs = new HashSet<>();

    /** The keys that are there already. */
    private final Set<String> keys = new LinkedHashSet<>();

    /**
     * Members of the classes of an API.
     *
     * @param types what has been read for the API
     * @param homes where the codecs of records are
     */
    RouteMembers(
            Context context, ApiModel api, RouteParts parts, TypeReader types, CodecHomes homes) {
        this.context = context;
        this.api = api;
        this.parts = parts;
        this.models = types.models();
        this.homes = homes;
        reserve(types.named());
        reserve(api.classes());
        for (ProviderModel provider : parts.providers()) {
            reserve(List.of(provider.owner()));
            if (provider.provides() instanceof DeclaredType provided) {
                reserve(List.of((TypeElement) provided.asElement()));
            }
        }
        methods.reserve(namesOfOthers());
    }

    private void reserve(Collection<TypeElement> types) {
        types.forEach(each -> reserved.reserve(GeneratedCode.names(each)));
    }

    /**
     * The names of the methods that a generated class has from elsewhere, and from every object.
     */
    private Set<String> namesOfOthers() {
        Set<String> names = new HashSet<>();
        for (String type : List.of(RouteNames.GENERATED_API.canonicalName(), "java.lang.Object")) {
            TypeElement element = context.elements().getTypeElement(type);
            if (element != null) {
                ElementFilter.methodsIn(element.getEnclosedElements())
                        .forEach(method -> names.add(method.getSimpleName().toString()));
            }
        }
        return names;
    }

    /** The names of types and packages that a variable would hide. */
    NameSpace reserved() {
        return reserved;
    }

    /** The constants with the keys of all providers. */
    Set<String> keys() {
        return keys;
    }

    /** Adds the key of a provider, and its security scheme. */
    void addProvider(ProviderModel provider) {
        addKey(provider);
        SchemeModel scheme = provider.scheme();
        if (scheme != null) {
            constant(
                    scheme(provider),
                    ParameterizedTypeName.get(
                            RouteNames.SECURITY_SCHEME, TypeName.get(scheme.credentials())),
                    scheme.code());
        }
    }

    private void addKey(ProviderModel provider) {
        String key = key(provider);
        if (!keys.add(key)) {
            return; // the same function, with other scopes
        }
        boolean isCheck = provider.provides().getKind() == TypeKind.VOID;
        TypeName erased =
                isCheck
                        ? TypeName.VOID.box()
                        : TypeName.get(context.types().erasure(provider.provides())).box();
        TypeName provided = isCheck ? erased : TypeName.get(provider.provides()).box();
        String qualifier = isCheck ? null : provider.qualifier();
        constant(
                key,
                ParameterizedTypeName.get(RouteNames.PROVIDER_KEY, provided),
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
                                provider.title()));
    }

    /** The simple name of what is provided. */
    private static String simpleName(ProviderModel provider) {
        TypeMirror provided = provider.provides();
        while (provided instanceof ArrayType array) {
            provided = array.getComponentType();
        }
        return provided instanceof PrimitiveType
                ? TypeName.get(provided).box().toString().replace("java.lang.", "")
                : JavaTypes.simpleName(provided);
    }

    /** The constant that holds a scheme. */
    String scheme(ProviderModel provider) {
        String annotation = provider.owner().getSimpleName().toString();
        return fields.of(
                Objects.requireNonNull(provider.scheme()),
                GeneratedCode.constant(annotation) + "_SCHEME");
    }

    /** The constant that holds a key. */
    String key(ProviderModel provider) {
        String simple =
                provider.scheme() == null
                        ? simpleName(provider)
                        : provider.owner().getSimpleName().toString();
        return fields.of(provider.origin(), GeneratedCode.constant(simple));
    }

    /** Adds a field with handlers of failures. */
    void field(String field, TypeName type, CodeBlock value) {
        parts.add(
                FieldSpec.builder(type, field, parts.sharedBy(Modifier.FINAL))
                        .addJavadoc("Asked before the handlers of the whole API.\n")
                        .initializer(value)
                        .build());
    }

    /** Adds a field that is set at start-up. */
    void field(String field, TypeName type, String javadoc) {
        FieldSpec.Builder builder = FieldSpec.builder(type, field, parts.sharedBy());
        parts.add(javadoc.isEmpty() ? builder.build() : builder.addJavadoc(javadoc).build());
    }

    /** Whether they are those of several classes. */
    boolean areSeveral() {
        return parts.areSeveral();
    }

    /** Adds a method. */
    void add(MethodSpec method) {
        parts.add(method);
    }

    /** Adds a constant. */
    void constant(String constant, TypeName type, CodeBlock value) {
        parts.add(
                FieldSpec.builder(type, constant, parts.sharedBy(Modifier.STATIC, Modifier.FINAL))
                        .initializer(value)
                        .build());
    }

    /** Returns the expression for a codec: what is more than a name becomes a constant. */
    CodeBlock codec(Object thing, String proposal, TypeName codec, CodeBlock value) {
        if (GeneratedCode.isName(value)) {
            return value;
        }
        String constant = fields.of(thing, GeneratedCode.constant(proposal));
        if (codecs.add(constant)) {
            constant(constant, codec, value);
        }
        return CodeBlock.of("$N", constant);
    }

    /** An expression for the codec of a type that only the document names. */
    CodeBlock codecOf(TypeMirror model, Element where) {
        return Objects.requireNonNull(models.get(JavaTypes.text(model)), where::toString);
    }

    /** The codec of a record. */
    CodeBlock codecOf(TypeElement record) {
        return homes.placeOf(context, record).codec();
    }

    /** The name of a field or constant. */
    String member(Object thing, String proposal) {
        return fields.of(thing, proposal);
    }

    /** The name of the method that answers a route's requests. */
    String method(RouteModel route) {
        return methods.of(
                route,
                route.method().equals(RouteModel.GUARD)
                        ? route.equals(api.guard()) ? "guardFiles" : "guardMount"
                        : route.element().getSimpleName().toString());
    }

    /** The name of a method that is part of a longer one. */
    String part(String proposal) {
        return methods.of(List.of(proposal), proposal);
    }

    /** The method that leads to what a provider provides. */
    String provision(RouteModel route) {
        ProviderModel provider = route.requires().getFirst();
        return methods.of(route, "provide" + simpleName(provider));
    }

    /** The field that holds an instance of the API's class or of a router. */
    String instance(TypeElement owner) {
        return fields.of(
                owner,
                owner.equals(api.element())
                        ? "api"
                        : NameSpace.lower(owner.getSimpleName().toString()));
    }

    /** The field that holds what a parameter adds jobs of a task with. */
    String later(ParameterModel parameter) {
        TypeMirror added =
                ((DeclaredType) parameter.element().asType()).getTypeArguments().getFirst();
        return api.tasks().stream()
                .filter(each -> each.method().contentEquals(parameter.element().getSimpleName()))
                .filter(each ->
                        each.payload() != null
                                && JavaTypes.same(each.payload().element().asType(), added))
                .map(this::later)
                .findFirst()
                .orElseThrow();
    }

    /** The field that holds what adds jobs of a task: no two are stored under one name. */
    String later(TaskModel task) {
        return fields.of(List.of("later", task.name()), task.method());
    }

    /** The field that holds what a provider of application scope provides. */
    String appValue(ProviderModel provider) {
        return fields.of(provider.element(), NameSpace.lower(simpleName(provider)));
    }
}
