package dev.jumun.conformance.response_model;

import dev.jumun.*;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00305 {
    @Get("/portal")
    Response getPortal(@Default("false") boolean teleport) {
        return teleport
                ? Response.redirect("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
                : Response.json(Map.of("message", "Here's your interdimensional portal."));
    }
}
