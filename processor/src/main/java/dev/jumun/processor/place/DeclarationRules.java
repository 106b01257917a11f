package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.Unresolved;

import java.util.Set;

import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Looks at every annotation of the framework in a compilation, at every place: what nothing would
 * read is reported. APIs themselves are read elsewhere.
 */
public final class DeclarationRules {
    private final Diagnostics diagnostics = new Diagnostics();
    private final PlaceRules places = new PlaceRules(diagnostics);
    private final JsonRules json = new JsonRules(diagnostics);
    private final MeaninglessRules meaningless = new MeaninglessRules(diagnostics);
    private final TwinRules twins = new TwinRules(diagnostics);
    private final TextRules texts = new TextRules(diagnostics);
    private final ResponseRules responses = new ResponseRules(diagnostics);
    private final NamedClassRules namedClasses = new NamedClassRules(diagnostics);
    private final UnusedRules unused;
    private final InheritanceRules inheritance;
    private final ProcessingEnvironment environment;
    private boolean unresolved;

    /** Of a compilation. */
    public DeclarationRules(ProcessingEnvironment environment) {
        this.environment = environment;
        this.unused = new UnusedRules(environment.getElementUtils(), diagnostics);
        this.inheritance = new InheritanceRules(environment.getTypeUtils(), diagnostics);
    }

    /**
     * Looks at what a round brings.
     *
     * @param elements those with annotations of the framework
     */
    public void check(Set<? extends Element> elements, RoundEnvironment round) {
        elements.stream()
                .filter(DeclarationRules::isRead)
                .map(element -> inheritance.above((TypeElement) element))
                .forEach(meaningless::see);
        for (Element element : elements) {
            unused.see(element);
            if (!Unresolved.isAround(element)) {
                check(element);
            }
        }
        unresolved |= round.getRootElements().stream().anyMatch(Unresolved::isWithin);
    }

    private void check(Element element) {
        places.check(element);
        meaningless.check(element);
        twins.check(element);
        for (AnnotationText text : AnnotationText.of(element)) {
            json.check(text, element);
            texts.check(text, element);
        }
        responses.check(element);
        namedClasses.check(element);
        if (isRead(element)) {
            inheritance.check((TypeElement) element);
        }
    }

    /** Whether its methods are read: it is an API or a router. */
    private static boolean isRead(Element element) {
        return element instanceof TypeElement
                && (Annotations.own(element, "Api") != null
                        || Annotations.own(element, "Router") != null);
    }

    /** Reports; when all has been seen, what nothing names, too. */
    public void report(boolean last) {
        if (last && !unresolved) {
            unused.report();
        }
        diagnostics.report(environment.getMessager());
        diagnostics.clear();
    }
}
