package dev.jumun.processor.source;

import java.util.Arrays;

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

    /**
     * Warns of what is allowed, and most often a mistake; unless
     * {@code @SuppressWarnings("JUMUN-DEP-13")}, with the id, stands at the element.
     */
    public void warn(Element element, String id, String fact, String remedy) {
        report(Diagnostic.Kind.WARNING, element, id, fact, remedy);
    }

    /** Notes what may be meant. Suppressed as {@link #warn} is. */
    public void note(Element element, String id, String fact, String remedy) {
        report(Diagnostic.Kind.NOTE, element, id, fact, remedy);
    }

    private void report(
            Diagnostic.Kind kind, Element element, String id, String fact, String remedy) {
        String name = "JUMUN-" + id;
        SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
        if (suppressed == null || !Arrays.asList(suppressed.value()).contains(name)) {
            messager.printMessage(kind, "[" + name + "] " + fact + " " + remedy, element);
        }
    }

    /** Returns how many errors there were so far. */
    public int errors() {
        return errors;
    }
}
