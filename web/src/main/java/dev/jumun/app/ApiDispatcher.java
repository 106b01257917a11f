package dev.jumun.app;

import dev.jumun.exchange.Handler;
import dev.jumun.runtime.GeneratedApi;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dispatch.Dispatcher;
import dev.jumun.runtime.failure.ErrorStyle;
import dev.jumun.runtime.file.FileTree;
import dev.jumun.runtime.routing.RouteTable;

import java.util.List;
import java.util.Map;

/** Makes the dispatcher of an API from its generated description. */
final class ApiDispatcher {
    private ApiDispatcher() {}

    /** Of a table that is complete. */
    static Dispatcher of(
            GeneratedApi api,
            RouteTable routes,
            Overrides overrides,
            Map<String, Handler> mounts,
            List<FileTree> files) {
        Dispatcher dispatcher =
                new Dispatcher(
                        routes,
                        overrides,
                        api.failures(),
                        new ErrorStyle(api.errorFormat(), api.showInput()),
                        api.strictContentType(),
                        api.redirectSlashes(),
                        mounts,
                        files);
        dispatcher.guard(api.guard());
        dispatcher.guardMounts(api.mountGuards());
        if (api.implicitHead()) {
            dispatcher.implicitHead();
        }
        return dispatcher;
    }
}
