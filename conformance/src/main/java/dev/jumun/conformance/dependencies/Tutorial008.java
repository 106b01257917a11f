package dev.jumun.conformance.dependencies;

import dev.jumun.*;
import dev.jumun.async.Yield;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial008 {
    record A(String name) {}

    record B(A a) {}

    record C(B b) {}

    @Provides
    static void depA(Yield<A> yield) throws Exception {
        yield.to(new A("a"));
    }

    @Provides
    static void depB(A a, Yield<B> yield) throws Exception {
        yield.to(new B(a));
    }

    @Provides
    static void depC(B b, Yield<C> yield) throws Exception {
        yield.to(new C(b));
    }

    @Get("/")
    Object getDb(C c) {
        return Map.of("c", c.toString());
    }
}
