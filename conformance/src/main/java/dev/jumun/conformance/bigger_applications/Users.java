package dev.jumun.conformance.bigger_applications;

import dev.jumun.*;
import dev.jumun.openapi.Operation;

import java.util.List;
import java.util.Map;

@Router
class Users {
    @Get("/users/")
    @Operation(tags = "users")
    Object readUsers() {
        return List.of(Map.of("username", "Rick"), Map.of("username", "Morty"));
    }

    @Get("/users/me")
    @Operation(tags = "users")
    Object readUserMe() {
        return Map.of("username", "fakecurrentuser");
    }

    @Get("/users/{username}")
    @Operation(tags = "users")
    Object readUser(String username) {
        return Map.of("username", username);
    }
}
