package dev.jumun.processor.source;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Reports mistakes in declarations: an id, one sentence of fact and one of remedy, at the element
 * that holds it.
 */
public final class Diagnostics {
    private final Messager messager;
    private int errors;

    /** Reports to the compiler. */
    public Diagnostics(Messager messager) {
        this.messager = messager;
    }

    /** Reports an error. */
    public void error(Element element, String id, String fact, String remedy) {
        errors++;
        messager.printMessage(
                Diagnostic.Kind.ERROR, "[JUMUN-" + id + "] " + fact + " " + remedy, element);
    }

    /** Returns how many errors there were so far. */
    public int errors() {
        return errors;
    }
}
