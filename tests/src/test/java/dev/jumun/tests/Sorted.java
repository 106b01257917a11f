package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Cookie;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Query;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes values of all sorts, and gives them back. Nothing in it can fail. */
@Api
class Sorted {
    enum Size3 {
        SMALL,
        MIDDLE,
        LARGE
    }

    record All(
            @Min(1) @Max(1000) int number,
            long large,
            BigInteger huge,
            @Digits(integer = 8, fraction = 3) BigDecimal exact,
            @Positive double real,
            float small,
            boolean flag,
            @Size(min = 1, max = 20) String text,
            @Pattern(regexp = "[a-z]+") String word,
            @Email String mail,
            UUID id,
            URI link,
            LocalDate day,
            LocalTime time,
            LocalDateTime local,
            Instant moment,
            OffsetDateTime offset,
            Duration lasts,
            Size3 size,
            @Nullable String nothing,
            Optional<Integer> maybe,
            @Default("7") int otherwise,
            List<@Min(0) Integer> list,
            Set<String> set,
            Map<String, Double> map,
            Map<Integer, Inner> inners,
            List<Inner> nested,
            Object free) {}

    record Inner(@Size(max = 5) String name, @Default("[]") List<Inner> children) {}

    @Post("/all")
    All all(All all) {
        return all;
    }

    @Post("/two/{id}")
    Map<String, Object> two(@Min(0) int id, All first, Inner second, @Query @Max(9) int most) {
        return Map.of("id", id, "first", first, "second", second, "most", most);
    }

    @Get("/path/{id}/{day}/{word}")
    Map<String, Object> path(int id, LocalDate day, @Size(max = 9) String word) {
        return Map.of("id", id, "day", day, "word", word);
    }

    @Get("/files/{rest:path}")
    String files(String rest) {
        return rest;
    }

    @Get("/query")
    Map<String, Object> query(
            @Min(0) int number,
            double real,
            boolean flag,
            UUID id,
            Instant moment,
            Duration lasts,
            Size3 size,
            @Query List<Integer> list,
            @Query @Default("1") BigDecimal exact,
            @Nullable URI link,
            @Email String mail) {
        return Map.of("number", number, "real", real, "list", list, "exact", exact, "id", id);
    }

    @Get("/head")
    Map<String, Object> head(
            @Header int xNumber,
            @Header @Default("[]") List<LocalDate> xDays,
            @Header @Default("a") String xText,
            @Cookie long session,
            @Cookie @Default("a") String taste) {
        return Map.of("number", xNumber, "days", xDays, "text", xText, "s", session, "t", taste);
    }
}
