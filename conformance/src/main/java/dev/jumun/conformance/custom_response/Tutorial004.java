package dev.jumun.conformance.custom_response;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    private static final String PAGE =
            """

                <html>
                    <head>
                        <title>Some HTML in here</title>
                    </head>
                    <body>
                        <h1>Look ma! HTML!</h1>
                    </body>
                </html>
                \
            """;

    @Get("/items/")
    @Operation(mediaType = "text/html")
    Response readItems() {
        return Response.html(PAGE);
    }
}
