package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.NameSpace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** The lambdas that call the providers of a route: they bind its inputs just before. */
final class LenderCode {
    private final RouteMembers members;
    private final InputCode taken;

    /** The names within the method; a provider's inputs are in scopes of their own. */
    private final NameSpace locals;

    /** Those that may find that the request does not fit. */
    private final Set<ProviderModel> fallible = new HashSet<>();

    LenderCode(
            RouteMembers members,
            List<ProviderModel> providers,
            InputCode taken,
            NameSpace locals) {
        this.members = members;
        this.taken = taken;
        this.locals = locals;
        for (ProviderModel provider : providers) {
            boolean bound = provider.parameters().stream().anyMatch(p -> p.kind().isBound());
            if (bound || provider.needs().stream().anyMatch(fallible::contains)) {
                fallible.add(provider);
            }
        }
    }

    /** Whether a provider may find that the request does not fit. */
    boolean mayFail() {
        return !fallible.isEmpty();
    }

    /**
     * The lambda.
     *
     * @param later whether it runs in parallel with others, when all are ready
     */
    CodeBlock of(ProviderModel provider, boolean later) {
        CodeBlock target =
                provider.isConstructor()
                                || provider.element().getModifiers().contains(Modifier.STATIC)
                        ? CodeBlock.of("$T", ClassName.get(provider.owner()))
                        : CodeBlock.of("this.$N", members.instance(provider.owner()));
        NameSpace names = locals.within();
        CodeBlock.Builder binding = CodeBlock.builder();
        taken.bind(provider.parameters(), names, binding);
        CodeBlock arguments = taken.arguments(provider.parameters(), names);
        CodeBlock invocation =
                provider.isConstructor()
                        ? CodeBlock.of("new $T($L)", ClassName.get(provider.owner()), arguments)
                        : CodeBlock.of(
                                "$L.$N($L)",
                                target,
                                provider.element().getSimpleName().toString(),
                                arguments);
        boolean isCheck = provider.provides().getKind() == TypeKind.VOID;
        if (!fallible.contains(provider)) {
            if (isCheck) {
                return CodeBlock.of("() -> {\n$>$L;\nreturn null;\n$<}", invocation);
            }
            return CodeBlock.of("$L -> $L", provider.lends() ? "yield" : "()", invocation);
        }
        CodeBlock.Builder lambda = CodeBlock.builder();
        lambda.add(provider.lends() ? "(in, yield) -> {\n" : "in -> {\n").indent();
        lambda.add(binding.build());
        for (ProviderModel needed : provider.needs()) {
            if (fallible.contains(needed)) {
                lambda.beginControlFlow("if (call.isAbsent($N))", members.key(needed))
                        .addStatement("in.absent()")
                        .endControlFlow();
            }
        }
        lambda.addStatement("in.ready()");
        lambda.addStatement(
                provider.lends() || isCheck ? "$L" : later ? "return () -> $L" : "return $L",
                invocation);
        if (isCheck) {
            lambda.addStatement("return null");
        }
        return lambda.unindent().add("}").build();
    }
}
