package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.source.NameSpace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Reads what crosses the wire of a record. */
final class RecordReader {
    private static final ClassName MAYBE = ClassName.get("dev.jumun", "Omittable");

    private final Context context;
    private final TypeReader types;
    private final DefaultReader defaults;
    private final ConstraintReader constraints;

    /** Makes a reader; it reports the records that components consist of to the reader of types. */
    RecordReader(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
        this.defaults = new DefaultReader(context);
        this.constraints = new ConstraintReader(context);
    }

    /** The constant that holds a codec. */
    private static String constant(NameSpace names, Element member) {
        return names.of(member, GeneratedCode.constant(member.getSimpleName().toString()));
    }

    /** Returns null if a component has no codec; an error has been reported then. */
    @Nullable RecordModel read(TypeElement record) {
        List<RecordField> fields = new ArrayList<>();
        int errors = context.diagnostics().errors();
        Javadoc javadoc = context.javadoc(record);
        Map<Element, TypeModel> members = new LinkedHashMap<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            read(component, record, members);
        }
        computed(record, members);
        NameSpace names = types.names().within("CODEC", "NAMES");
        List<ComputedMember> computed = new ArrayList<>();
        members.forEach((member, type) -> {
            String constant = constant(names, member);
            if (member instanceof RecordComponentElement component) {
                fields.add(field(component, type, javadoc, constant));
            } else {
                computed.add(computed(member, type, constant));
            }
        });
        RecordField extras = extras(record, fields);
        refuseTwins(record, fields, computed, extras);
        refuseEndless(record);
        refuseSecondExtras(record);
        TypeModel extra = extras == null ? null : valueOfExtras(extras);
        if (extras != null && extra == null) {
            context.diagnostics()
                    .error(
                            record,
                            "TYPE-15",
                            "The additional properties of %s are a %s, which is not a Map<String, V>."
                                    .formatted(
                                            record.getSimpleName(),
                                            JavaTypes.text(extras.type().mirror())),
                            "Declare them as a Map<String, V>.");
        }
        CodeBlock rules = constraints.ofRecord(record, wireNames(fields));
        return context.diagnostics().errors() > errors
                ? null
                : new RecordModel(
                        record,
                        javadoc,
                        fields,
                        computed,
                        extras,
                        extra,
                        forbidsExtra(record),
                        names,
                        rules);
    }

    /** What components are called on the wire: those that have another name there. */
    private static CodeBlock wireNames(List<RecordField> fields) {
        return CodeBlock.of(
                "$T.ofEntries($L)",
                Map.class,
                fields.stream()
                        .filter(field -> !field.name().equals(field.wireName()))
                        .map(field ->
                                CodeBlock.of(
                                        "$T.entry($S, $S)",
                                        Map.class,
                                        field.name(),
                                        field.wireName()))
                        .collect(CodeBlock.joining(", ")));
    }

    private void read(
            RecordComponentElement component, TypeElement record, Map<Element, TypeModel> members) {
        String name = component.getSimpleName().toString();
        TypeModel type =
                types.read(
                        component.asType(),
                        component,
                        new TypeReader.Unfit(
                                "TYPE-1",
                                "The component "
                                        + name
                                        + " of "
                                        + record.getSimpleName()
                                        + " is a %s, which has no JSON form."));
        if (type != null) {
            members.put(component, type);
        }
    }

    private RecordField field(
            RecordComponentElement component, TypeModel type, Javadoc javadoc, String constant) {
        String name = component.getSimpleName().toString();
        AnnotationMirror annotation = Annotations.own(component, "Default");
        CodeBlock otherwise = null;
        boolean documented = true;
        if (annotation != null) {
            documented = Annotations.flag(annotation, "documented", true);
            otherwise =
                    defaults.read(
                            Annotations.text(annotation, "value", ""),
                            component.asType(),
                            component);
        } else if (type.optional() && type.mayBeLeftOut()) {
            otherwise = CodeBlock.of("$T.empty()", Optional.class);
        } else if (isMaybe(type)) {
            otherwise = CodeBlock.of("$T.unset()", MAYBE);
            documented = false;
        }
        AnnotationMirror field = Annotations.own(component, "Field");
        String alias = field == null ? "" : Annotations.text(field, "value", "");
        String wireName = alias.isEmpty() ? context.wireName(name) : alias;
        String written = field == null ? "" : Annotations.text(field, "written", "");
        Details details = Details.of(component, "Field");
        return new RecordField(
                name,
                wireName,
                written.isEmpty() ? wireName : written,
                details,
                constant,
                type,
                component.asType().getKind(),
                otherwise,
                documented,
                details.describedOr(javadoc.parameter(name)));
    }

    private void refuseEndless(TypeElement record) {
        RecordComponentElement component = RecordCycles.needingItself(record);
        if (component != null) {
            context.diagnostics()
                    .error(
                            component,
                            "TYPE-8",
                            "No value of %s ends: each needs another one within its %s."
                                    .formatted(record.getSimpleName(), component.getSimpleName()),
                            "Make it @Nullable, Optional or a list.");
        }
        RecordComponentElement growing = GrowingRecords.growing(record);
        if (growing != null) {
            context.diagnostics()
                    .error(
                            growing,
                            "TYPE-20",
                            "The type arguments of %s grow without end: its %s is a %s."
                                    .formatted(
                                            record.getSimpleName(),
                                            growing.getSimpleName(),
                                            JavaTypes.text(growing.asType())),
                            "Within the record, use it with its own type parameters, or with types"
                                    + " without them.");
        }
    }

    /** Two members of one name: one of them would never be read, or both be written. */
    private void refuseTwins(
            TypeElement record,
            List<RecordField> fields,
            List<ComputedMember> computed,
            @Nullable RecordField extras) {
        Map<String, String> read = new HashMap<>();
        Map<String, String> written = new HashMap<>();
        for (RecordField field : fields) {
            if (field == extras) {
                continue;
            }
            String twin = read.putIfAbsent(field.wireName(), field.name());
            String writtenTwin = written.putIfAbsent(field.writtenName(), field.name());
            if (twin != null) {
                refuse(record, twin, field.name(), field.wireName());
            } else if (writtenTwin != null) {
                refuse(record, writtenTwin, field.name(), field.writtenName());
            }
        }
        for (ComputedMember member : computed) {
            String twin = written.putIfAbsent(member.wireName(), member.method());
            if (twin != null) {
                refuse(record, twin, member.method(), member.wireName());
            }
        }
    }

    private void refuse(TypeElement record, String first, String second, String wire) {
        Element at =
                record.getEnclosedElements().stream()
                        .filter(e -> e.getSimpleName().contentEquals(second))
                        .map(Element.class::cast)
                        .findFirst()
                        .orElse(record);
        context.diagnostics()
                .error(
                        at,
                        "NAME-2",
                        "%s has two members \"%s\" on the wire: %s and %s."
                                .formatted(record.getSimpleName(), wire, first, second),
                        "Give one of them another name.");
    }

    /** The component that takes undeclared members, if there is one. */
    private static @Nullable RecordField extras(TypeElement record, List<RecordField> fields) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        for (int i = 0; i < fields.size(); i++) {
            if (Annotations.own(components.get(i), "AdditionalProperties") != null) {
                return fields.get(i);
            }
        }
        return null;
    }

    private void refuseSecondExtras(TypeElement record) {
        record.getRecordComponents().stream()
                .filter(c -> Annotations.own(c, "AdditionalProperties") != null)
                .skip(1)
                .forEach(second ->
                        context.diagnostics()
                                .error(
                                        second,
                                        "TYPE-15",
                                        "%s has two components for additional properties, and the first takes all."
                                                .formatted(record.getSimpleName()),
                                        "Keep only one."));
    }

    /** How the values of extra members cross the wire. */
    private @Nullable TypeModel valueOfExtras(RecordField extras) {
        if (extras.type().mirror() instanceof DeclaredType map
                && JavaTypes.is(map, "java.util.Map")
                && map.getTypeArguments().size() == 2
                && JavaTypes.is(map.getTypeArguments().getFirst(), "java.lang.String")) {
            return types.ofExtras(map);
        }
        return null;
    }

    private void computed(TypeElement record, Map<Element, TypeModel> members) {
        for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
            if (Annotations.own(method, "Computed") == null) {
                continue;
            }
            String name = method.getSimpleName().toString();
            if (!method.getParameters().isEmpty()
                    || !method.getTypeParameters().isEmpty()
                    || method.getModifiers().contains(Modifier.PRIVATE)
                    || method.getModifiers().contains(Modifier.STATIC)) {
                context.diagnostics()
                        .error(
                                method,
                                "TYPE-14",
                                "%s.%s cannot be written as a member."
                                        .formatted(record.getSimpleName(), name),
                                "Make it an instance method without parameters or type"
                                        + " parameters that is not private.");
                continue;
            }
            TypeModel type =
                    types.read(
                            method.getReturnType(),
                            method,
                            new TypeReader.Unfit(
                                    "TYPE-1",
                                    "The computed "
                                            + name
                                            + " of "
                                            + record.getSimpleName()
                                            + " is a %s, which has no JSON form."));
            if (type != null) {
                members.put(method, type);
            }
        }
    }

    private ComputedMember computed(Element method, TypeModel type, String constant) {
        String name = method.getSimpleName().toString();
        Javadoc javadoc = context.javadoc(method);
        return new ComputedMember(
                name,
                context.wireName(name),
                constant,
                type,
                javadoc.text().isEmpty() ? javadoc.result() : javadoc.text());
    }

    static boolean isMaybe(TypeModel type) {
        return JavaTypes.is(type.mirror(), "dev.jumun.Omittable");
    }

    private static boolean forbidsExtra(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        return model != null && Annotations.text(model, "extra", "").endsWith("FORBID");
    }
}
