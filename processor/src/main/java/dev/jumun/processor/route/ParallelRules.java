package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/** What providers that run side by side may be, and which of them do. */
final class ParallelRules {
    /** What belongs to the request's thread. */
    private static final Set<Kind> OF_ONE_THREAD =
            Set.of(Kind.REQUEST, Kind.SETTINGS, Kind.WEB_SOCKET, Kind.TASKS, Kind.SESSION);

    private final Context context;

    ParallelRules(Context context) {
        this.context = context;
    }

    void check(ProviderModel provider) {
        if (!provider.isParallel()) {
            return;
        }
        String otherwise =
                provider.lends()
                        ? "lends, and lending is nested"
                        : provider.isAppScoped()
                                ? "is set up when the application starts"
                                : provider.provides().getKind() == TypeKind.VOID
                                        ? "is a check, which runs before all others"
                                        : "";
        if (!otherwise.isEmpty()) {
            refuse(
                    provider.element(),
                    "The provider %s %s: it cannot run in parallel with others."
                            .formatted(provider.title(), otherwise),
                    "Return a value for a request, or remove parallel = true.");
            return;
        }
        for (ParameterModel parameter : provider.parameters()) {
            if (OF_ONE_THREAD.contains(parameter.kind())) {
                refuse(
                        parameter.element(),
                        "The provider %s runs in parallel with others, but takes %s, which belongs to the request's thread."
                                .formatted(provider.title(), parameter.name()),
                        "Take values (@Header, @Query …), or remove parallel = true.");
            }
        }
    }

    private void refuse(Element element, String fact, String remedy) {
        context.diagnostics().error(element, "DEP-11", fact, remedy);
    }

    /**
     * Those that can run with the one at an index: all whose needs are there by then.
     *
     * @param providers of a route, each after those that it needs
     * @param done those of them that have run already, although they come after the index
     */
    static List<ProviderModel> group(
            List<ProviderModel> providers, int index, Set<ProviderModel> done) {
        Set<ProviderModel> there = new HashSet<>(providers.subList(0, index));
        there.addAll(done);
        List<ProviderModel> group = new ArrayList<>();
        for (ProviderModel provider : providers.subList(index, providers.size())) {
            if (provider.isParallel()
                    && !done.contains(provider)
                    && provider.needs().stream()
                            .allMatch(needed -> needed.isAppScoped() || there.contains(needed))) {
                group.add(provider);
            }
        }
        return group;
    }
}
