package dev.jumun.conformance.request_form_models;

import dev.jumun.*;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Model(extra = UnknownFields.FORBID)
    record FormData(String username, String password) {}

    @Post("/login/")
    Object login(@Form FormData data) {
        return data;
    }
}
