package dev.jumun.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A type has two schemas only if it may look different as it is read and as it is written. */
class SchemasTest {
    private final Schemas schemas = new Schemas();
    private final List<String> described = new ArrayList<>();

    private Schema named(String name, Function<Schemas, Schema> schema) {
        return schemas.named(
                name,
                "shop." + name,
                () -> {
                    described.add(name);
                    return schema.apply(schemas);
                });
    }

    private Schema part() {
        return named("Part", _ -> Schema.type("integer"));
    }

    private Schema price() {
        return named("Price", all -> Schema.type(all.isWriting() ? "string" : "number"));
    }

    private Schema order() {
        return named("Order", _ -> Schema.any().with("prefixItems", List.of(part(), price())));
    }

    @Test
    void whatIsTheSameOnBothSidesIsDescribedOnce() {
        schemas.reading();
        named("Box", _ -> Schema.array(part()));
        schemas.writing();
        named("Box", _ -> Schema.array(part()));

        assertThat(described).containsExactly("Box", "Part");
        assertThat(schemas.all()).containsOnlyKeys("Box", "Part");
    }

    @Test
    void whatIsMadeOfDifferentSidesHasTwo() {
        schemas.reading();
        order();
        schemas.writing();
        Schema written = order();

        assertThat(schemas.all())
                .containsOnlyKeys(
                        "Order-Input", "Order-Output", "Part", "Price-Input", "Price-Output");
        assertThat(schemas.resolve(written.get("$ref")))
                .isEqualTo("#/components/schemas/Order-Output");
    }

    /** As pydantic has it. */
    @Test
    void aRecursiveTypeHasTwo() {
        schemas.reading();
        tree();
        schemas.writing();
        tree();

        assertThat(schemas.all()).containsOnlyKeys("Tree-Input", "Tree-Output");
    }

    private Schema tree() {
        return named("Tree", _ -> Schema.array(tree()));
    }

    @Test
    void aKeywordThatIsSetAgainKeepsItsPlace() {
        Schema schema = Schema.type("string").with("format", "date").with("type", "integer");

        assertThat(schema.keywords()).hasToString("{type=integer, format=date}");
        assertThat(schema.titled("Day").get("title")).isEqualTo("Day");
        assertThat(schema.get("title")).isNull();
        assertThat(Schema.any().isAny()).isTrue();
    }
}
