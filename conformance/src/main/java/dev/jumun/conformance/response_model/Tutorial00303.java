package dev.jumun.conformance.response_model;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00303 {
    @Get("/teleport")
    Response getTeleport() {
        return Response.redirect("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    }
}
