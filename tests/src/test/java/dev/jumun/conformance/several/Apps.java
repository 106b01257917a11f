package dev.jumun.conformance.several;

import dev.jumun.Api;
import dev.jumun.Get;

/** The apps of one recording. */
class Apps {
    @Api
    static class First {
        private int count;

        @Get("/count")
        Object count() {
            return ++count;
        }
    }

    @Api
    static class Second {
        @Get("/count")
        Object count() {
            return "second";
        }
    }
}
