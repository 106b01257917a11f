package dev.jumun.benchmarks.scale.served;

import dev.jumun.runtime.GeneratedApi;
import dev.jumun.runtime.binding.Binder;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.Constraints;
import dev.jumun.runtime.dependency.Lifespan;
import dev.jumun.runtime.document.ApiDescription;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.routing.RouteTable;

/**
 * What the processor would write for {@link ManyPaths}, beside the routes of {@link Served}. By
 * hand, since a class with 10,000 methods would be measured as much as a table of 10,000 routes.
 */
public final class ManyPathsRoutes implements GeneratedApi {
    private static final Codec<Served.Message> ANSWER = ServedCodecs.MESSAGE;
    private static final Codec<Long> ID = Codecs.LONG.with(Constraints.atLeast("1"));

    private static volatile int count;

    private final ServedRoutes served = new ServedRoutes();

    /** Made by the application, at its start. */
    public ManyPathsRoutes() {}

    /** Says how many routes there are; before the start. */
    static void count(int routes) {
        count = routes;
    }

    @Override
    public void start(Lifespan lifespan) throws Exception {
        served.start(lifespan);
    }

    @Override
    public void routes(RouteTable table) {
        served.routes(table);
        for (int i = 0; i < count / ManyPaths.PER_RESOURCE; i++) {
            String resource = ManyPaths.resource(i);
            table.add("GET", resource, "ManyPaths.list", this::list);
            table.add("POST", resource, "ManyPaths.add", this::list);
            table.add("GET", resource + "/{id}", "ManyPaths.one", this::one);
            table.add("PUT", resource + "/{id}", "ManyPaths.change", this::one);
            table.add("GET", resource + "/{id}/items/{item}", "ManyPaths.item", this::item);
        }
    }

    private void list(Call call) throws Exception {
        call.answer(200, new Served.Message("a list"), ANSWER);
        call.send();
    }

    private void one(Call call) throws Exception {
        Binder in = call.binder();
        Long id = in.path("id", ID);
        in.check();
        call.answer(200, new Served.Message("number " + id), ANSWER);
        call.send();
    }

    private void item(Call call) throws Exception {
        Binder in = call.binder();
        Long id = in.path("id", ID);
        Long item = in.path("item", ID);
        in.check();
        call.answer(200, new Served.Message("number " + id + ", item " + item), ANSWER);
        call.send();
    }

    @Override
    public void describe(ApiDescription description) {
        served.describe(description);
    }

    @Override
    public String title() {
        return served.title();
    }
}
