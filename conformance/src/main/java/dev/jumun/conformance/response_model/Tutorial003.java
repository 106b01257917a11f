package dev.jumun.conformance.response_model;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial003 {
    record UserIn(
            String username, String password, @Email String email, @Nullable String fullName) {}

    record UserOut(String username, @Email String email, @Nullable String fullName) {}

    @Post("/user/")
    UserOut createUser(UserIn user) {
        return new UserOut(user.username, user.email, user.fullName);
    }
}
