package dev.jumun.conformance.security;

import dev.jumun.*;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpBasic;

import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial007 {
    record Username(String value) {}

    @Provides
    static Username currentUsername(@HttpBasic BasicCredentials credentials) {
        if (!credentials.match("stanleyjobson", "swordfish")) {
            throw new HttpException(401, "Incorrect username or password")
                    .header("www-authenticate", "Basic");
        }
        return new Username(credentials.username());
    }

    @Get("/users/me")
    Object readCurrentUser(Username username) {
        return Map.of("username", username.value());
    }
}
