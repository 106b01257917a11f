package dev.jumun.processor.route;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Finds the providers that are required by their names. */
final class RequirementReader {
    private final Context context;
    private final List<ProviderModel> providers;

    RequirementReader(Context context, List<ProviderModel> providers) {
        this.context = context;
        this.providers = providers;
    }

    /** Reads the {@code @Requires} of an element; what is wrong is reported there. */
    List<ProviderModel> read(Element element) {
        AnnotationMirror annotation = Annotations.own(element, "Requires");
        return annotation == null
                ? new ArrayList<>()
                : read(element, Annotations.list(annotation, "value"));
    }

    /** Finds the providers with these names; what is wrong is reported at the element. */
    List<ProviderModel> read(Element element, List<Object> names) {
        List<ProviderModel> required = new ArrayList<>();
        for (Object name : names) {
            List<ProviderModel> named =
                    providers.stream().filter(p -> isNamed(p, name.toString())).toList();
            if (named.size() == 1) {
                required.add(named.getFirst().forAnother());
            } else {
                context.diagnostics()
                        .error(
                                element,
                                "DEP-10",
                                "%s requires \"%s\", but %s."
                                        .formatted(
                                                element.getSimpleName(),
                                                name,
                                                named.isEmpty()
                                                        ? "no provider has that name"
                                                        : named.size()
                                                                + " providers have that name"),
                                named.isEmpty()
                                        ? "Write a @Provides method of that name in the API's"
                                                + " class, a router, or a class of"
                                                + " @Api(providers = …)."
                                        : "Name its class as well: \"%s\"."
                                                .formatted(named.getFirst().title()));
            }
        }
        return required;
    }

    private static boolean isNamed(ProviderModel provider, String name) {
        return provider.title().equals(name)
                || provider.element().getSimpleName().contentEquals(name);
    }
}
