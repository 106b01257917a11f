package dev.jumun.conformance.custom_response;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006 {
    @Get("/typer")
    Response redirectTyper() {
        return Response.redirect("https://typer.tiangolo.com");
    }
}
