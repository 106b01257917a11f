package dev.jumun.tests;

import dev.jumun.*;

import java.util.List;
import java.util.Map;
import java.util.Set;

// Is asked with large bodies that are wrong.
@Api
class Mistaken {
    record Tags(Set<String> s) {}

    record Several(int a, int b, int c, int d, int e, int f) {}

    enum Size {
        SMALL,
        LARGE
    }

    @Post("/set")
    int set(Tags tags) {
        return tags.s().size();
    }

    @Post("/map")
    int map(Map<String, Integer> numbers) {
        return numbers.size();
    }

    @Post("/several")
    int several(List<Several> several) {
        return several.size();
    }

    @Post("/size")
    Size size(@Body Size size) {
        return size;
    }

    @Post("/form")
    int form(@Form List<Integer> n) {
        return n.size();
    }

    @Get("/query")
    int query(@Query int n) {
        return n;
    }
}
