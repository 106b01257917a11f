package peer;

import static io.vertx.json.schema.common.dsl.Keywords.maxLength;
import static io.vertx.json.schema.common.dsl.Keywords.maximum;
import static io.vertx.json.schema.common.dsl.Keywords.minLength;
import static io.vertx.json.schema.common.dsl.Keywords.minimum;
import static io.vertx.json.schema.common.dsl.Keywords.pattern;
import static io.vertx.json.schema.common.dsl.Schemas.arraySchema;
import static io.vertx.json.schema.common.dsl.Schemas.booleanSchema;
import static io.vertx.json.schema.common.dsl.Schemas.intSchema;
import static io.vertx.json.schema.common.dsl.Schemas.objectSchema;
import static io.vertx.json.schema.common.dsl.Schemas.stringSchema;

import io.vertx.json.schema.common.dsl.Keywords;
import io.vertx.json.schema.common.dsl.ObjectSchemaBuilder;
import io.vertx.json.schema.common.dsl.StringSchemaBuilder;

import java.util.regex.Pattern;

/** What a body must be. */
final class ModelSchemas {
    private ModelSchemas() {}

    static ObjectSchemaBuilder drink() {
        return objectSchema()
                .requiredProperty("name", filled(40))
                .requiredProperty("price", intSchema().with(minimum(1), maximum(100_000)))
                .requiredProperty("sugar", intSchema().with(minimum(0), maximum(10)))
                .requiredProperty("iced", booleanSchema())
                .optionalProperty("note", stringSchema().with(maxLength(200)).nullable());
    }

    static ObjectSchemaBuilder order() {
        return objectSchema()
                .requiredProperty("id", intSchema().with(minimum(1)))
                .requiredProperty(
                        "customer",
                        objectSchema()
                                .requiredProperty("name", filled(40))
                                .requiredProperty("address", stringSchema().with(maxLength(80))))
                .requiredProperty(
                        "lines",
                        arraySchema()
                                .with(Keywords.minItems(1), Keywords.maxItems(1000))
                                .items(
                                        objectSchema()
                                                .requiredProperty("sku", filled(20))
                                                .requiredProperty(
                                                        "quantity",
                                                        intSchema().with(minimum(1), maximum(100)))
                                                .requiredProperty(
                                                        "price",
                                                        intSchema()
                                                                .with(
                                                                        minimum(1),
                                                                        maximum(100_000)))));
    }

    private static StringSchemaBuilder filled(int max) {
        return stringSchema().with(minLength(1), maxLength(max), pattern(Pattern.compile("\\S")));
    }
}
