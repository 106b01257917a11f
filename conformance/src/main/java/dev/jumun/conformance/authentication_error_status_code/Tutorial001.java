package dev.jumun.conformance.authentication_error_status_code;

import dev.jumun.*;
import dev.jumun.security.HttpBearer;

import java.util.LinkedHashMap;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    @Get("/me")
    Object readMe(@HttpBearer(schemeName = "HTTPBearer403", status = 403) String token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", "You are authenticated");
        answer.put("token", token);
        return answer;
    }
}
