package dev.jumun.conformance.metadata;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(
        title = "ChimichangApp",
        version = "0.0.1",
        summary = "Deadpool's favorite app. Nuff said.",
        description =
                """

                ChimichangApp API helps you do awesome stuff. 🚀

                ## Items

                You can **read items**.

                ## Users

                You will be able to:

                * **Create users** (_not implemented_).
                * **Read users** (_not implemented_).
                """,
        termsOfService = "http://example.com/terms/",
        contact =
                @Api.Contact(
                        name = "Deadpoolio the Amazing",
                        url = "http://x-force.example.com/contact/",
                        email = "dp@x-force.example.com"),
        license = @Api.License(name = "Apache 2.0", identifier = "Apache-2.0"),
        naming = Naming.SNAKE_CASE)
class Tutorial0011 {
    @Get("/items/")
    Object readItems() {
        return List.of(Map.of("name", "Katana"));
    }
}
