package dev.jumun.conformance.response_directly;

import dev.jumun.*;

import java.nio.charset.StandardCharsets;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial002 {
    @Get("/legacy/")
    Response getLegacyData() {
        String data =
                """
                <?xml version="1.0"?>
                    <shampoo>
                    <Header>
                        Apply shampoo here.
                    </Header>
                    <Body>
                        You'll have to use soap here.
                    </Body>
                    </shampoo>
                    \
                """;
        return Response.bytes("application/xml", data.getBytes(StandardCharsets.UTF_8));
    }
}
