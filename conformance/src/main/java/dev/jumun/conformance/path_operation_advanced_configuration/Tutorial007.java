package dev.jumun.conformance.path_operation_advanced_configuration;

import dev.jumun.*;
import dev.jumun.openapi.Operation;
import dev.jumun.validation.ModelValidationException;
import dev.jumun.validation.Models;

import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.List;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE, models = Tutorial007.Item.class)
class Tutorial007 {
    private static final YAMLMapper YAML = new YAMLMapper();

    record Item(String name, List<String> tags) {}

    @Post("/items/")
    @Operation(
            extra =
                    """
                    {"requestBody": {"required": true, "content": {"application/x-yaml": {"schema": {
                        "type": "object", "title": "Item", "required": ["name", "tags"],
                        "properties": {
                            "name": {"type": "string", "title": "Name"},
                            "tags": {"type": "array", "title": "Tags",
                                "items": {"type": "string"}}}}}}}}
                    """)
    Object createItem(Request request) {
        Object data;
        try {
            data = YAML.readValue(request.body(), Object.class);
        } catch (JacksonException e) {
            throw new HttpException(422, "Invalid YAML", e);
        }
        try {
            return Models.convert(Item.class, data);
        } catch (ModelValidationException invalid) {
            throw new HttpException(422, invalid.detail(), invalid);
        }
    }
}
