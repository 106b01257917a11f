package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Async;
import dev.jumun.async.Journal;
import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.RequestIds;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An API with filters and a mount, whose handlers list the tasks that run. */
@Api(mounts = @Mount(path = "/inner", api = Named.Inner.class))
class Named {
    /** An API below a path. */
    @Api
    static class Inner {
        @Get("/things/{id}")
        List<String> thing(long id) {
            return names();
        }
    }

    /** Records each request into one journal. */
    record Recorder(Journal into) implements RequestObserver {
        @Override
        public Observation begin(dev.jumun.exchange.RequestHead head) {
            return new Observation() {
                @Override
                public <T> @Nullable T attribute(Class<T> type) {
                    return type == Journal.class ? type.cast(into) : null;
                }
            };
        }
    }

    @Provides(Scope.APP)
    static Recorder recorder() {
        return new Recorder(new Journal());
    }

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Get("/things/{id}")
    List<String> thing(long id) {
        return Async.gather(() -> names(), () -> id, (names, _) -> names);
    }

    private static List<String> names() {
        return TaskTree.now(false).roots().stream().map(TaskInfo::name).toList();
    }
}
