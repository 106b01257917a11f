package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

import javax.tools.JavaFileObject;

/** What other frameworks would read is an error where nothing reads it. */
class ForeignAnnotationsTest {
    private static JavaFileObject annotation(String name) {
        int dot = name.lastIndexOf('.');
        return JavaFileObjects.forSourceString(
                name,
                "package %s; public @interface %s {}"
                        .formatted(name.substring(0, dot), name.substring(dot + 1)));
    }

    private static Compilation compile(String annotation, int place) {
        Object[] places = {"", "", "", "", "", "", "", ""};
        places[place] = "@" + annotation;
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .withOptions("-parameters")
                .compile(
                        annotation(annotation),
                        JavaFileObjects.forSourceString(
                                "shop.Shop",
                                """
                                package shop;

                                import dev.jumun.*;

                                %s
                                @Api
                                class Shop {
                                    %s
                                    @Get("/orders/{id}")
                                    Order order(%s int id) {
                                        return new Order(id, Kind.TEA);
                                    }

                                    %s
                                    void other() {}
                                }

                                %s
                                record Order(%s int id, Kind kind) {
                                    %s
                                    static Order of(String text) {
                                        return new Order(1, Kind.TEA);
                                    }
                                }

                                enum Kind {
                                    %s
                                    TEA
                                }
                                """
                                        .formatted(places)));
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.web.bind.annotation.RestController, 0, Shop, Write @Api or @Router of",
        "io.quarkus.security.Authenticated, 0, Shop, Guard it with a provider",
        "jakarta.annotation.security.RolesAllowed, 1, order, Guard it with a provider",
        "org.springframework.security.access.prepost.PreAuthorize, 1, order, Guard it",
        "org.springframework.transaction.annotation.Transactional, 1, order, Take the connection",
        "io.swagger.v3.oas.annotations.Operation, 1, order, Write a Javadoc comment",
        "org.springframework.web.bind.annotation.PathVariable, 2, id, Write @Path of dev.jumun.",
        "javax.validation.constraints.Positive, 2, id, Import it from jakarta.validation.",
        "jakarta.ws.rs.DefaultValue, 2, id, Remove it",
        "org.springframework.web.bind.annotation.GetMapping, 3, other, Write @Get of dev.jumun.",
        "jakarta.ws.rs.DELETE, 3, other, Write @Delete of dev.jumun.",
        "com.fasterxml.jackson.annotation.JsonNaming, 4, Order, Name a member with @Field",
        "com.fasterxml.jackson.annotation.JsonHidden, 5, id, Name a member with @Field",
        "com.google.gson.annotations.Named, 5, id, Name a member with @Field",
        "com.fasterxml.jackson.annotation.JsonFactory, 6, of, Name a member with @Field",
        "com.fasterxml.jackson.annotation.JsonText, 7, TEA, Name a member with @Field",
    })
    void isRefused(String annotation, int place, String where, String remedy) {
        assertThat(compile(annotation, place).errors())
                .singleElement()
                .extracting(error -> error.getMessage(Locale.ROOT))
                .asString()
                .startsWith("[JUMUN-PLACE-10] @" + annotation.replaceAll(".*\\.", "") + " of ")
                .contains("so it would do nothing at " + where + ". " + remedy);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7"})
    void whatDecidesNothingIsAllowed(int place) {
        assertThat(compile("foreign.Harmless", place).errors()).isEmpty();
    }
}
