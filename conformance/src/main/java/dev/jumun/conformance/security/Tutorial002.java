package dev.jumun.conformance.security;

import dev.jumun.*;
import dev.jumun.security.OAuth2PasswordBearer;

import org.jspecify.annotations.Nullable;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    record User(
            String username,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable Boolean disabled) {}

    @Provides
    static User currentUser(@OAuth2PasswordBearer(tokenUrl = "token") String token) {
        return new User(token + "fakedecoded", "john@example.com", "John Doe", null);
    }

    @Get("/users/me")
    Object readUsersMe(User user) {
        return user;
    }
}
