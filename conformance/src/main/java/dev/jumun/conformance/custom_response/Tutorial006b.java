package dev.jumun.conformance.custom_response;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006b {
    @Get("/fastapi")
    @Status(307)
    Response redirectFastapi() {
        return Response.redirect("https://fastapi.tiangolo.com");
    }
}
