package dev.jumun.tests.guide;

import dev.jumun.*;

import java.util.Map;

// An app of FastAPI's tutorial, of docs/from-fastapi.md.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class FromFastapiUnions {
    sealed interface Item {}

    record PlaneItem(String description, @Default("plane") String type, int size) implements Item {}

    record CarItem(String description, @Default("car") String type) implements Item {}

    @Get("/items/{item_id}")
    Item readItem(String itemId) {
        return itemId.equals("item1")
                ? new CarItem("All my friends drive a low rider", "car")
                : new PlaneItem("Music is my aeroplane", "plane", 5);
    }

    @Get("/keyword-weights/")
    Map<String, Double> readKeywordWeights() {
        return Map.of("foo", 2.3, "bar", 3.4);
    }
}
