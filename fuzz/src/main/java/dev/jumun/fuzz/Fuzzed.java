package dev.jumun.fuzz;

import dev.jumun.Api;
import dev.jumun.Cookie;
import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.Request;
import dev.jumun.Upload;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.CsrfGuard;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes values of all sorts. Nothing in it can fail. */
@Api
class Fuzzed {
    enum Size3 {
        SMALL,
        MIDDLE,
        LARGE
    }

    sealed interface Pet {
        record Cat(String name, int lives) implements Pet {}

        record Dog(String name, @Min(0) double weight) implements Pet {}
    }

    record Inner(@Size(max = 5) String name, @Default("[]") List<Inner> children) {}

    record All(
            @Min(1) @Max(1000) int number,
            @Nullable BigInteger huge,
            @Nullable @Digits(integer = 8, fraction = 3) BigDecimal exact,
            @Default("1") double real,
            @Default("false") boolean flag,
            @Nullable @Pattern(regexp = "[a-z]+") String word,
            @Nullable @Email String mail,
            @Nullable UUID id,
            @Nullable URI link,
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable OffsetDateTime offset,
            @Nullable Duration lasts,
            @Nullable Size3 size,
            Optional<Instant> moment,
            @Nullable Set<String> set,
            @Nullable Map<Integer, Inner> inners,
            @Nullable List<Pet> pets,
            @Nullable Object free) {}

    @Middleware
    Filter proxies() {
        return ProxyHeaders.trusting("*");
    }

    @Middleware
    Filter cors() {
        return Cors.of("https://example.com").allowingOriginsLike("https://[a-z]+\\.example\\.org");
    }

    @Middleware
    Filter guard() {
        return new CsrfGuard();
    }

    @Middleware
    Filter sessions() {
        return Sessions.signedWith("0123456789abcdef0123456789abcdef");
    }

    @Get("/seen")
    List<String> seen(
            Request request,
            Session session,
            @Cookie @Nullable Long id,
            @Cookie @Nullable UUID key) {
        session.put("seen", 1);
        return List.of(String.valueOf(request.remoteAddress()), request.url());
    }

    @Post("/all")
    All all(All all) {
        return all;
    }

    @Post("/many")
    Map<String, List<All>> many(Map<String, List<All>> many) {
        return many;
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
    List<@Nullable Object> query(
            @Query int number,
            @Query @Default("1") double real,
            @Query @Nullable UUID id,
            @Query @Nullable Instant moment,
            @Query @Nullable Duration lasts,
            @Query @Nullable Size3 size,
            @Query @Default("[]") List<Integer> list,
            @Query @Nullable URI link,
            @Header @Nullable LocalDate xDay,
            @Cookie @Nullable Long session) {
        return List.of(number, real, list);
    }

    @Post("/form")
    Map<String, Object> form(@Form int number, @Form @Default("[]") List<String> words) {
        return Map.of("number", number, "words", words);
    }

    @Post("/upload")
    long upload(Upload file, @Form @Nullable String note) throws IOException {
        return file.bytes().length;
    }
}
