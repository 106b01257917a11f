package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.WildcardTypeName;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.CodecHomes;
import dev.jumun.processor.type.CodecPlace;
import dev.jumun.processor.type.CodecWriter;
import dev.jumun.processor.type.GeneratedCode;
import dev.jumun.processor.type.TypeReader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the classes with the routes of an API. */
public final class RoutesWriter {
    /** How many types are named in one method. */
    private static final int TYPES = 500;

    /** How many codecs are named in one statement. */
    private static final int KNOWN = 4;

    private final Context context;
    private final ApiModel api;
    private final Collection<TypeElement> records;
    private final TypeReader types;
    private final CodecHomes homes;
    private final RouteParts parts;
    private final RouteMembers members;
    private final FailureCode failures;
    private final RegistrationCode registration;
    private final ApiDescription description;
    private final GuardCode guards;

    // Of the class that is being written.
    private final List<RouteModel> routes = new ArrayList<>();
    private final List<MethodSpec> handlers = new ArrayList<>();
    private final List<OperationCode> operations = new ArrayList<>();

    // The code of the API's own methods that calls those of the other classes.
    private final CodeBlock.Builder table = CodeBlock.builder();
    private final CodeBlock.Builder described = CodeBlock.builder();

    /**
     * Makes a writer for an API without errors.
     *
     * @param records those that cross its wire
     * @param types what has been read for it
     * @param homes where the codecs of records are
     */
    public RoutesWriter(
            Context context,
            ApiModel api,
            Collection<TypeElement> records,
            TypeReader types,
            CodecHomes homes) {
        this.context = context;
        this.api = api;
        this.records = records;
        this.types = types;
        this.homes = homes;
        this.parts = new RouteParts(context, api);
        this.members = new RouteMembers(context, api, parts, types, homes);
        this.failures = new FailureCode(context, members);
        this.registration = new RegistrationCode(members, failures);
        this.description = new ApiDescription(context, members, api);
        this.guards = new GuardCode(context, members, api);
    }

    /** Returns the sources: one, or several for a large API. */
    public List<JavaFile> write() {
        TaskCode tasks = new TaskCode(context, members, api);
        LifespanCode lifespan = new LifespanCode(members, api, tasks);
        lifespan.addFields();
        for (ProviderModel provider : parts.providers()) {
            makeRoom(1);
            members.addProvider(provider);
        }
        for (RouteModel route : api.routes()) {
            makeRoom(RouteParts.size(route));
            RouteInputs inputs = new RouteInputs(context, members, route);
            routes.add(route);
            handlers.add(new RouteCode(context, members, inputs).handler());
            if (!route.opensWebSocket()) {
                describe(route, describer(inputs).description());
            }
        }
        for (RouteModel webhook : api.webhooks()) {
            makeRoom(RouteParts.size(webhook));
            describe(webhook, describer(new RouteInputs(context, members, webhook)).webhook());
        }
        List<CodeBlock> known = knownTypes();
        if (parts.areSeveral()) {
            endPart();
            addKnown(known);
        } else {
            known.forEach(table::add);
        }
        parts.end();
        guards.addGuards();
        new ProvisionCode(context, members).add(api.provided());
        members.add(
                MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Made once, at start-up.\n")
                        .build());
        members.add(lifespan.start());
        tasks.addMethods();
        members.add(
                GeneratedCode.override("routes")
                        .addParameter(RouteNames.ROUTE_TABLE, "table")
                        .addCode(table.build())
                        .addCode(fileNames())
                        .addCode(registered())
                        .build());
        addProviders();
        handlers.forEach(members::add);
        described.add(description.operations(operations));
        members.add(description.describe(described.build(), failures.invalid(api.handlers())));
        ApiCode whole = new ApiCode(members, api.element());
        whole.addSettings();
        guards.addFilters("filters", api.filters());
        guards.addFilters("routeFilters", registration.filters());
        addFailureHandlers();
        whole.addErrorFormat();
        members.add(
                GeneratedCode.override("title")
                        .returns(String.class)
                        .addStatement("return $S", api.title())
                        .build());
        return parts.files();
    }

    private RouteDescription describer(RouteInputs inputs) {
        return new RouteDescription(context, members, failures, inputs);
    }

    private void describe(RouteModel route, CodeBlock code) {
        operations.add(new OperationCode(RouteParts.size(route), code));
    }

    private void makeRoom(int size) {
        if (parts.isFull(size)) {
            endPart();
            parts.begin();
        }
        parts.take(size);
    }

    /** Ends one of several classes with the methods that the API calls. */
    private void endPart() {
        addPart("routes", RouteNames.ROUTE_TABLE, "table", registered(), table);
        handlers.forEach(members::add);
        described.add(description.operations(operations));
        routes.clear();
        handlers.clear();
        operations.clear();
    }

    private void addKnown(List<CodeBlock> known) {
        for (int i = 0; i < known.size(); i += TYPES) {
            parts.begin();
            CodeBlock some =
                    CodeBlock.join(known.subList(i, Math.min(i + TYPES, known.size())), "");
            addPart("types", RouteNames.ROUTE_TABLE, "table", some, table);
        }
    }

    /** Adds a method with some code, and a call of it. */
    private void addPart(
            String proposal,
            ClassName type,
            String parameter,
            CodeBlock code,
            CodeBlock.Builder calls) {
        if (!code.isEmpty()) {
            String part = members.part(proposal + parts.number());
            members.add(
                    MethodSpec.methodBuilder(part)
                            .addParameter(type, parameter)
                            .addCode(code)
                            .build());
            calls.addStatement("$N($N)", part, parameter);
        }
    }

    private CodeBlock registered() {
        CodeBlock.Builder code = CodeBlock.builder();
        routes.forEach(route -> code.add(registration.needs(route)));
        routes.forEach(route -> code.add(registration.route(route)));
        return code.build();
    }

    /** Statements that name the codecs of types, for values that are declared as Object. */
    private List<CodeBlock> knownTypes() {
        List<CodeBlock> known = new ArrayList<>();
        Map<ClassName, List<CodeBlock>> shared = new LinkedHashMap<>();
        for (TypeElement type : records) {
            CodecPlace place = homes.placeOf(context, type);
            if (!type.getTypeParameters().isEmpty() || !isVisible(type)) {
                continue;
            }
            if (place.isShared()) {
                shared.computeIfAbsent(place.owner(), _ -> new ArrayList<>()).add(place.codec());
            } else {
                known.add(know(type, place.codec()));
            }
        }
        shared.values().forEach(codecs -> addKnown(codecs, known));
        Map<TypeElement, CodeBlock> others = new LinkedHashMap<>(types.tuples());
        others.putAll(types.enums());
        others.forEach((type, codec) -> {
            if (isVisible(type)) {
                known.add(know(type, codec));
            }
        });
        return known;
    }

    /** Codecs of one class, some in a statement. */
    private static void addKnown(List<CodeBlock> codecs, List<CodeBlock> known) {
        for (int i = 0; i < codecs.size(); i += KNOWN) {
            List<CodeBlock> some = codecs.subList(i, Math.min(i + KNOWN, codecs.size()));
            known.add(CodeBlock.of("table.know($L);\n", CodeBlock.join(some, ", ")));
        }
    }

    private boolean isVisible(TypeElement type) {
        return CodecWriter.isPublic(type)
                || context.codecName(type).packageName().equals(parts.name().packageName());
    }

    private static CodeBlock know(TypeElement type, CodeBlock codec) {
        return CodeBlock.of("table.know($T.class, $L);\n", ClassName.get(type), codec);
    }

    private CodeBlock fileNames() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (AnnotationMirror tree : Annotations.repeated(api.element(), "StaticFiles")) {
            String called = Annotations.text(tree, "name", "");
            if (!called.isEmpty()) {
                String path = Annotations.text(tree, "path", "").replaceAll("/+$", "");
                code.addStatement("table.name($S, $S)", called, path + "/{path:path}");
            }
        }
        return code.build();
    }

    /** So that an override of what is not provided is an error. */
    private void addProviders() {
        if (members.keys().isEmpty()) {
            return;
        }
        CodeBlock all =
                members.keys().stream()
                        .map(key -> CodeBlock.of("$N", key))
                        .collect(CodeBlock.joining(", "));
        members.add(
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

    private void addFailureHandlers() {
        if (!api.handlers().isEmpty()) {
            members.add(
                    GeneratedCode.override("failures")
                            .returns(RouteNames.FAILURE_HANDLERS)
                            .addStatement("return $L", failures.all(api.handlers()))
                            .build());
        }
    }
}
