package dev.jumun.conformance.dependencies;

import dev.jumun.*;

import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial006 {
    record Token(String value) {}

    record Key(String value) {}

    @Provides
    static Token verifyToken(@Header String xToken) {
        if (!xToken.equals("fake-super-secret-token")) {
            throw new HttpException(400, "X-Token header invalid");
        }
        return new Token(xToken);
    }

    @Provides
    static Key verifyKey(@Header String xKey) {
        if (!xKey.equals("fake-super-secret-key")) {
            throw new HttpException(400, "X-Key header invalid");
        }
        return new Key(xKey);
    }

    @Get("/items/")
    Object readItems(Token token, Key key) {
        return List.of(Map.of("item", "Foo"), Map.of("item", "Bar"));
    }
}
