package dev.jumun.conformance.bigger_applications;

import dev.jumun.*;
import dev.jumun.openapi.ApiResponse;

import java.util.Map;

@Router(prefix = "/admin", tags = "admin")
@Requires("tokenHeader")
@ApiResponse(status = 418, description = "I'm a teapot")
class Admin {
    @Post("/")
    Object updateAdmin() {
        return Map.of("message", "Admin getting schwifty");
    }
}
