package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The source of an API's routes has no more constants than it needs. */
class RoutesSourceTest {
    private static String routes() throws IOException {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .compile(
                        JavaFileObjects.forSourceString(
                                "shop.Shop",
                                """
                                package shop;
                                import dev.jumun.*;
                                import jakarta.validation.constraints.*;
                                @Api class Shop {
                                    @Get("/teas") int teas(@Query @Min(1) int limit) { return limit; }
                                    @Get("/cakes") int cakes(@Query @Min(1) int limit) { return limit; }
                                    @Get("/cups") int cups(@Query @Min(2) int limit) { return limit; }
                                }
                                """))
                .generatedSourceFile("shop.ShopRoutes")
                .orElseThrow()
                .getCharContent(false)
                .toString();
    }

    @Test
    void equalCodecsOfParametersAreOneConstant() throws IOException {
        assertThat(routes())
                .contains(" LIMIT = Codecs.INTEGER.with(Constraints.atLeast(\"1\"));")
                .contains(" LIMIT2 = Codecs.INTEGER.with(Constraints.atLeast(\"2\"));")
                .doesNotContain("LIMIT3");
    }
}
