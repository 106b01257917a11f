package dev.jumun.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document, one change of its text, and what clients notice. */
class BreakingChangesTest {
    private static final String OLD =
            """
            openapi: 3.1.0
            paths:
              /items/{id}:
                get:
                  parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                  - {name: sort, in: query, required: false, schema: {type: string, enum: [asc, desc]}}
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
                put:
                  parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}
                  responses:
                    '204': {}
            components:
              schemas:
                Item:
                  type: object
                  required: [name, parent]
                  properties:
                    name: {type: string}
                    parent: {anyOf: [{$ref: '#/components/schemas/Item'}, {type: 'null'}]}
                Change:
                  type: object
                  required: [title]
                  properties:
                    title: {type: string, maxLength: 40}
                    price: {type: number, minimum: 0}
                    tags: {type: array, items: {type: string}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    /items/{id}:          | /things/{id}:               | GET /items/{id}: removed.
                    put:                  | patch:                      | PUT /items/{id}: removed.
                    enum: [asc, desc]     | enum: [asc]                 | GET /items/{id}: the parameter query sort no longer accepts desc.
                    enum: [asc, desc]     | enum: [asc, desc, none]     |
                    sort, in: query, required: false | sort, in: query, required: true | GET /items/{id}: the parameter query sort is required now.
                    name: sort            | name: order                 | GET /items/{id}: the parameter query sort is no longer read.
                    '204'                 | '200'                       | PUT /items/{id}: the response 204 is no longer sent.
                    name: {type: string}  | name: {type: integer}       | GET /items/{id}: the response 200.name was string and is integer now.
                    name: {type: string}  | title: {type: string}       | GET /items/{id}: the response 200.name is no longer sent.
                    [name, parent]        | [name]                      | GET /items/{id}: the response 200.parent may be missing now.
                    [name, parent]        | [name, parent, more]        |
                    maxLength: 40         | maxLength: 20               | PUT /items/{id}: the body.title has maxLength 20 now.
                    maxLength: 40         | maxLength: 80               |
                    minimum: 0            | minimum: 1                  | PUT /items/{id}: the body.price has minimum 1 now.
                    required: [title]     | required: [title, price]    | PUT /items/{id}: the body.price is required now.
                    price: {type: number  | price: {type: integer       | PUT /items/{id}: the body.price was number and is integer now.
                    items: {type: string} | items: {type: integer}      | PUT /items/{id}: the body.tags[] was string and is integer now.
                    tags:                 | labels:                     |
                    requestBody: {        | requestBody: {required: true, | PUT /items/{id}: the body is required now.
                    application/json: {schema: {$ref: '#/components/schemas/Change'}} | text/csv: {schema: {type: string}} | PUT /items/{id}: the body as application/json is no longer read.
                    openapi: 3.1.0        | openapi: 3.1.1              |
                    """)
    void isFound(String text, String with, @Nullable String change) {
        assertThat(OLD).contains(text);
        String now = OLD.replace(text, with);

        var changes = BreakingChanges.between(Documents.parse(OLD), Documents.parse(now));
        if (change == null) {
            assertThat(changes).isEmpty();
        } else {
            assertThat(changes).contains(change);
        }
    }
}
