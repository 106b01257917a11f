package dev.jumun.conformance.response_model;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial00301 {
    record BaseUser(String username, @Email String email, @Nullable String fullName) {}

    record UserIn(
            String username, @Email String email, @Nullable String fullName, String password) {}

    @Post("/user/")
    BaseUser createUser(UserIn user) {
        return new BaseUser(user.username, user.email, user.fullName);
    }
}
