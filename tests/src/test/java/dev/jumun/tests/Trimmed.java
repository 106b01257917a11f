package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.ResponseFields;

import java.util.List;
import java.util.Map;

/** Answers without some members of their members. */
@Api
public class Trimmed {
    record Ref(String foo, String bar) {}

    record Item(String name, Ref ref, List<Ref> refs, Map<String, Ref> map) {
        static final Item EXAMPLE =
                new Item(
                        "n",
                        new Ref("f", "b"),
                        List.of(new Ref("f1", "b1"), new Ref("f2", "b2")),
                        Map.of("k", new Ref("f", "b")));
    }

    @Get("/only")
    @ResponseFields(only = {"ref.foo", "name"})
    Item only() {
        return Item.EXAMPLE;
    }

    @Get("/without")
    @ResponseFields(without = {"ref.bar", "refs.foo", "map.k.bar"})
    Item without() {
        return Item.EXAMPLE;
    }

    @Get("/both")
    @ResponseFields(only = "refs", without = "refs.bar")
    List<Item> both() {
        return List.of(Item.EXAMPLE);
    }
}
