package dev.jumun.conformance.openapi_callbacks;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Invoice(String id, @Nullable String title, String customer, double total) {}

    record InvoiceEvent(String description, boolean paid) {}

    record InvoiceEventReceived(boolean ok) {}

    interface InvoiceCallbacks {
        @Post("{$callback_url}/invoices/{$request.body.id}")
        InvoiceEventReceived invoiceNotification(InvoiceEvent body);
    }

    /**
     * Create an invoice.
     *
     * <p>This will (let's imagine) let the API user (some external developer) create an invoice.
     */
    @Post("/invoices/")
    @Operation(
            callbacks = InvoiceCallbacks.class,
            description =
                    """
                    Create an invoice.

                    This will (let's imagine) let the API user (some external developer) create an
                    invoice.

                    And this path operation will:

                    * Send the invoice to the client.
                    * Collect the money from the client.
                    * Send a notification back to the API user (the external developer), as a callback.
                        * At this point is that the API will somehow send a POST request to the
                            external API with the notification of the invoice event
                            (e.g. "payment successful").\
                    """)
    Object createInvoice(Invoice invoice, @Query @Size(max = 2083) @Nullable URI callbackUrl) {
        return Map.of("msg", "Invoice received");
    }
}
