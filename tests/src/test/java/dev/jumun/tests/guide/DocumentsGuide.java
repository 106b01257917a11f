package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.openapi.CustomizeOpenApi;
import dev.jumun.openapi.Example;
import dev.jumun.openapi.Operation;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

// The examples of docs/documents.md.
@Api(
        title = "ChimichangApp",
        version = "0.0.1",
        summary = "Deadpool's favorite app. Nuff said.",
        description = "ChimichangApp API helps you do awesome stuff. 🚀",
        termsOfService = "http://example.com/terms/",
        contact =
                @Api.Contact(
                        name = "Deadpoolio",
                        url = "http://x-force.example.com",
                        email = "dp@x-force.example.com"),
        license = @Api.License(name = "Apache 2.0", identifier = "Apache-2.0"),
        tags = {
            @Api.Tag(value = "users", description = "Operations with users."),
            @Api.Tag(
                    value = "items",
                    description = "Manage items.",
                    more = "Items external docs",
                    moreAt = "https://example.com/")
        },
        servers =
                @Api.Server(
                        value = "https://stag.example.com",
                        description = "Staging environment"),
        webhooks = DocumentsGuide.Webhooks.class,
        naming = Naming.SNAKE_CASE)
class DocumentsGuide {
    record Item(String name, @Nullable String description, double price) {}

    /**
     * Create an item with all the information.
     *
     * @param item what to create
     * @return The created item
     */
    @Post("/items")
    @Status(201)
    @Operation(summary = "Create an item", tags = "items")
    Item createItem(Item item) {
        return item;
    }

    @Get("/old")
    @Operation(
            id = "some_specific_id",
            deprecated = true,
            description = "Use **items**.",
            tags = "items")
    List<Item> old() {
        return List.of();
    }

    @Get("/hidden")
    @Operation(hidden = true)
    Object hidden() {
        return Map.of();
    }

    @Get("/extra")
    @Operation(extra = "{\"x-aperture-labs-portal\": \"blue\"}")
    Object extra() {
        return Map.of();
    }

    @Put("/items/{item_id}")
    Object updateItem(
            int itemId,
            @Example(
                            name = "normal",
                            summary = "A normal example",
                            description = "A **normal** item works correctly.",
                            value = "{\"name\": \"Foo\", \"price\": 35.4}")
                    @Example(
                            name = "invalid",
                            summary = "Invalid data is rejected with an error",
                            value = "{\"name\": \"Baz\", \"price\": \"thirty five point four\"}")
                    Item item) {
        return Map.of("item_id", itemId, "item", item);
    }

    record Subscription(String username, double monthlyFee, LocalDateTime startDate) {}

    interface Webhooks {
        @Post("new-subscription")
        void newSubscription(Subscription body);
    }

    record Invoice(String id, @Nullable String title, String customer, double total) {}

    record InvoiceEvent(String description, boolean paid) {}

    record InvoiceEventReceived(boolean ok) {}

    interface InvoiceCallbacks {
        @Post("{$callback_url}/invoices/{$request.body.id}")
        InvoiceEventReceived invoiceNotification(InvoiceEvent body);
    }

    @Post("/invoices")
    @Operation(callbacks = InvoiceCallbacks.class)
    Object createInvoice(Invoice invoice, @Query @Size(max = 2083) @Nullable URI callbackUrl) {
        return Map.of("msg", "Invoice received");
    }

    @CustomizeOpenApi
    @Nullable Map<String, @Nullable Object> document(Map<String, @Nullable Object> document) {
        document.put("x-logo", Map.of("url", "https://example.com/logo.png"));
        return document;
    }
}
