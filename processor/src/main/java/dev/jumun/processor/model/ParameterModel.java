package dev.jumun.processor.model;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.VariableElement;

/**
 * A parameter of a handler or provider.
 *
 * @param element where it was declared
 * @param kind where its value comes from
 * @param name the Java name
 * @param wireName the name in the request
 * @param type its type, if it comes from the request
 * @param otherwise the value if it is left out, or that it always has, as Java; null if there is
 *     none
 * @param required whether it must be there
 * @param provider what provides it, if it is a dependency
 * @param model whether it is a record of parameters
 */
public record ParameterModel(
        VariableElement element,
        Kind kind,
        String name,
        String wireName,
        @Nullable TypeModel type,
        @Nullable CodeBlock otherwise,
        boolean required,
        @Nullable ProviderModel provider,
        boolean model) {
    /** Enough to tell parameters apart: the hash of a codec's code takes long. */
    @Override
    public int hashCode() {
        return element.hashCode();
    }

    /** The same with another provider. */
    public ParameterModel provider(ProviderModel other) {
        return new ParameterModel(
                element, kind, name, wireName, type, otherwise, required, other, model);
    }

    /** The same with another value of its own. */
    public ParameterModel otherwise(CodeBlock value) {
        return new ParameterModel(
                element, kind, name, wireName, type, value, required, provider, model);
    }

    /** Whether it is a file of a form. */
    public boolean isFile() {
        return kind == Kind.FORM
                && type != null
                && (type.codec().toString().contains(".UPLOAD")
                        || type.codec().toString().contains(".BYTES"));
    }

    /** Where a value comes from. */
    public enum Kind {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        FORM,
        BODY,
        BODY_STREAM,
        DEPENDENCY,
        REQUEST,
        SETTINGS,
        SECURITY_SCOPES,
        WEB_SOCKET,
        TASKS,
        SESSION,
        YIELD,
        /** What adds jobs of a task. */
        LATER,
        /** What a job stores. */
        PAYLOAD,
        /** The job that runs. */
        JOB,
        /** That of the transaction that removes the job. */
        JOB_CONNECTION;

        /** Whether the value comes from the body. */
        public boolean isOfBody() {
            return this == BODY || this == BODY_STREAM || this == FORM;
        }

        /** Whether the value is bound from the request's head. */
        public boolean isBound() {
            return this == PATH
                    || this == QUERY
                    || this == HEADER
                    || this == COOKIE
                    || this == FORM;
        }
    }
}
