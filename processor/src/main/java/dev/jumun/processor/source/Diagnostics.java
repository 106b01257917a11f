package dev.jumun.processor.source;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Collects mistakes in declarations: an id, one sentence of fact and one of remedy, at the element
 * that holds it.
 */
public final class Diagnostics {
    private record Mistake(Diagnostic.Kind kind, Element element, String message) {}

    /** One that is found twice, as in a record that two routes take, is reported once. */
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

    private int errors;
    private boolean unresolved;

    /** Adds an error. */
    public void error(Element element, String id, String fact, String remedy) {
        errors++;
        add(Diagnostic.Kind.ERROR, element, id, fact, remedy);
    }

    /**
     * Warns of what is allowed, and most often a mistake; unless
     * {@code @SuppressWarnings("JUMUN-DEP-13")}, with the id, is at the element.
     */
    public void warn(Element element, String id, String fact, String remedy) {
        addUnlessSuppressed(Diagnostic.Kind.WARNING, element, id, fact, remedy);
    }

    /** Notes what may be meant. Suppressed as {@link #warn} is. */
    public void note(Element element, String id, String fact, String remedy) {
        addUnlessSuppressed(Diagnostic.Kind.NOTE, element, id, fact, remedy);
    }

    private void addUnlessSuppressed(
            Diagnostic.Kind kind, Element element, String id, String fact, String remedy) {
        SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
        if (suppressed == null || !Arrays.asList(suppressed.value()).contains("JUMUN-" + id)) {
            add(kind, element, id, fact, remedy);
        }
    }

    private void add(Diagnostic.Kind kind, Element element, String id, String fact, String remedy) {
        mistakes.add(new Mistake(kind, element, "[JUMUN-" + id + "] " + fact + " " + remedy));
    }

    /**
     * Notes that a type does not exist, or not yet: another processor may write it. If it never
     * does, the compiler itself reports it, better than we could.
     */
    public void unresolved() {
        unresolved = true;
    }

    /** Whether a type does not exist, or not yet. */
    public boolean isUnresolved() {
        return unresolved;
    }

    /** Returns how many errors there were so far; a type that does not exist is one of them. */
    public int errors() {
        return errors + (unresolved ? 1 : 0);
    }

    /** Forgets what has been reported. */
    public void clear() {
        mistakes.clear();
    }

    /** Reports all mistakes to the compiler. */
    public void report(Messager messager) {
        mistakes.forEach(mistake ->
                messager.printMessage(mistake.kind(), mistake.message(), mistake.element()));
    }
}
