package dev.jumun.conformance.static_files;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
@StaticFiles(path = "/static", directory = "classpath:files/static")
class Tutorial001 {}
