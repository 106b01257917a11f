package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.limits.RateLimit;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.CsrfGuard;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gunzip;
import dev.jumun.middleware.Gzip;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.middleware.RequestIds;
import dev.jumun.middleware.SecurityHeaders;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpBasic;
import dev.jumun.security.HttpBearer;
import dev.jumun.security.HttpCredentials;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

// Reads every field of a request that something of the framework reads.
@Api
@StaticFiles(path = "/static", directory = "src/test/resources/guide")
class Fielded {
    @Middleware
    Filter proxies() {
        return ProxyHeaders.trusting("*");
    }

    @Middleware
    Filter ids() {
        return new RequestIds();
    }

    @Middleware
    Filter headers() {
        return new SecurityHeaders();
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

    @Middleware
    Filter limit() {
        return RateLimit.of(1_000_000, Duration.ofSeconds(1));
    }

    @Middleware
    Filter gzip() {
        return new Gzip(10);
    }

    @Middleware
    Filter gunzip() {
        return new Gunzip(1 << 20);
    }

    /** Who asks, by what address: "-" if that isn't one. */
    @Get("/client")
    List<String> client(Request request) {
        return List.of(
                request.remoteAddress() instanceof InetSocketAddress address
                                && !address.isUnresolved()
                        ? address.getAddress().getHostAddress()
                        : "-",
                request.url());
    }

    @Get("/cookies")
    List<@Nullable Object> cookies(
            @Cookie @Nullable String text,
            @Cookie @Nullable Long number,
            @Cookie @Nullable UUID id,
            Session session) {
        session.put("seen", 1);
        return java.util.Arrays.asList(text, number, id);
    }

    @Get("/fields")
    List<@Nullable Object> fields(
            @Header @Nullable List<Integer> xNumbers,
            @Header @Nullable Instant xMoment,
            @Header @Nullable String userAgent) {
        return java.util.Arrays.asList(xNumbers, xMoment, userAgent);
    }

    @Get("/basic")
    int basic(@HttpBasic BasicCredentials user) {
        return user.username().length();
    }

    @Get("/bearer")
    int bearer(@HttpBearer HttpCredentials token) {
        return token.credentials().length();
    }

    @Post("/text")
    int text(@Body String text) {
        return text.length();
    }
}
