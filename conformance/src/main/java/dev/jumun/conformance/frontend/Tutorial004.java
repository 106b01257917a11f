package dev.jumun.conformance.frontend;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
@StaticFiles(
        path = "/app",
        directory = "classpath:files/dist",
        html = true,
        fallback = "index.html")
class Tutorial004 {}
