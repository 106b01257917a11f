package dev.jumun.processor.source;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What every part of the processor works with. */
public record Context(Elements elements, Types types, Diagnostics diagnostics) {
    /** Of a compilation. */
    public static Context of(ProcessingEnvironment environment) {
        return new Context(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                new Diagnostics(environment.getMessager()));
    }
}
