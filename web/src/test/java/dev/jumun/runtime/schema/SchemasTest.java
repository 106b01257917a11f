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
                all -> {
                    described.add(name);
                    return schema.apply(all);
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
    void propertiesOfOneNameShareEqualSchemas() {
        Schema texts = schemas.titled(Schema.array(Schema.type("string")), "tags");
        Schema item = Schema.type("string");
        Schema first = schemas.titled(Schema.array(item), "tags");

        assertThat(schemas.titled(Schema.array(item), "tags")).isSameAs(first).isNotSameAs(texts);
        assertThat(schemas.titled(Schema.array(item).with("maxItems", 2), "tags").get("maxItems"))
                .isEqualTo(2);
    }

    @Test
    void aPropertyHasTheTitleOfItsNameOnBothSides() {
        Schema text = Schema.type("string");
        Schema read = schemas.reading().titled(text, "unit_price");
        Schema written = schemas.writing().titled(Schema.type("number"), "unit_price");

        assertThat(read.get("title")).isEqualTo("Unit Price");
        assertThat(written.get("type")).isEqualTo("number");
        assertThat(schemas.reading().titled(text, "unit_price")).isSameAs(read);
        assertThat(schemas.titled(part(), "unit_price").get("title")).isNull();
    }

    @Test
    void aSchemaLeavesOutKeywordsWithoutAValue() {
        Schema schema = Schema.of("type", "object", "required", null, "title", "Item");

        assertThat(schema.keywords()).hasToString("{type=object, title=Item}");
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
