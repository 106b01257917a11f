package dev.jumun.tests.security;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Requires;
import dev.jumun.Router;
import dev.jumun.openapi.Operation;
import dev.jumun.security.ApiKeyCookie;
import dev.jumun.security.ApiKeyHeader;
import dev.jumun.security.ApiKeyQuery;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpAuthentication;
import dev.jumun.security.HttpBasic;
import dev.jumun.security.HttpBearer;
import dev.jumun.security.HttpCredentials;
import dev.jumun.security.HttpDigest;
import dev.jumun.security.OAuth2;
import dev.jumun.security.OAuth2AuthorizationCodeBearer;
import dev.jumun.security.OAuth2PasswordBearer;
import dev.jumun.security.OAuth2PasswordRequestForm;
import dev.jumun.security.OAuth2Scope;
import dev.jumun.security.OpenIdConnect;
import dev.jumun.security.Scopes;
import dev.jumun.security.SecurityScopes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Every scheme, and scopes along chains of dependencies. */
@Api(routers = Secured.Admin.class, webhooks = Secured.Hooks.class)
class Secured {
    static final AtomicInteger SESSIONS = new AtomicInteger();
    static final AtomicInteger USERS = new AtomicInteger();

    @OAuth2PasswordBearer(
            tokenUrl = "token",
            refreshUrl = "refresh",
            description = "By name and password.",
            scopes = {
                @OAuth2Scope(value = "me", description = "Who you are."),
                @OAuth2Scope("items"),
                @OAuth2Scope("admin")
            })
    @interface Token {}

    @Qualifier
    @interface Mine {}

    record Session(int number) {}

    record Caller(int number, List<String> scopes, int session) {}

    record Me(Caller caller) {}

    record Items(Me me) {}

    record Both(Me me, Items items) {}

    record Fussy(int value) {}

    @Get("/password")
    String password(@Token String token) {
        return token;
    }

    @Get("/password/optional")
    String optional(@Token @Nullable String token) {
        return token == null ? "nobody" : token;
    }

    @Get("/password/maybe")
    String maybe(@Token Optional<String> token) {
        return token.orElse("nobody");
    }

    @Get("/code")
    String code(
            @OAuth2AuthorizationCodeBearer(
                            authorizationUrl = "https://id.example/authorize",
                            tokenUrl = "https://id.example/token",
                            scopes = @OAuth2Scope("read"))
                    String token) {
        return token;
    }

    @Get("/flows")
    String flows(
            @OAuth2(
                            flows = {
                                @OAuth2.Flow(
                                        value = OAuth2.Flow.Kind.CLIENT_CREDENTIALS,
                                        tokenUrl = "token"),
                                @OAuth2.Flow(
                                        value = OAuth2.Flow.Kind.IMPLICIT,
                                        authorizationUrl = "authorize")
                            })
                    String authorization) {
        return authorization;
    }

    @Get("/open-id")
    String openId(@OpenIdConnect("/openid") String authorization) {
        return authorization;
    }

    @Get("/basic")
    String basic(@HttpBasic(realm = "the \"shop\"") BasicCredentials credentials) {
        return credentials.username() + "/" + credentials.password();
    }

    @Get("/basic/optional")
    String basicOptional(
            @HttpBasic(schemeName = "Optional") @Nullable BasicCredentials credentials) {
        return credentials == null ? "nobody" : credentials.username();
    }

    @Get("/bearer")
    String bearer(@HttpBearer(bearerFormat = "JWT") HttpCredentials credentials) {
        return credentials.scheme() + "/" + credentials.credentials();
    }

    @Get("/bearer/text")
    String bearerText(@HttpBearer(bearerFormat = "JWT") String token) {
        return token;
    }

    @Get("/bearer/forbidden")
    String bearerForbidden(@HttpBearer(bearerFormat = "JWT", status = 403) String token) {
        return token;
    }

    @Get("/digest")
    String digest(@HttpDigest HttpCredentials credentials) {
        return credentials.credentials();
    }

    @Get("/other")
    String other(@HttpAuthentication("other") HttpCredentials credentials) {
        return credentials.credentials();
    }

    @Get("/key/header")
    String keyInHeader(@ApiKeyHeader("X-Key") String key) {
        return key;
    }

    @Get("/key/query")
    String keyInQuery(@ApiKeyQuery("key") String key) {
        return key;
    }

    @Get("/key/cookie")
    String keyInCookie(@ApiKeyCookie("key") String key) {
        return key;
    }

    @Get("/either")
    String either(@Token @Nullable String token, @ApiKeyHeader("X-Key") @Nullable String key) {
        return token + "/" + key;
    }

    /** Its own input is bound last. */
    @Get("/order/own")
    String own(int count, @Token String token) {
        return token + count;
    }

    /** Dependencies are solved in the order of the parameters. */
    @Get("/order/before")
    String before(Fussy fussy, @Token String token) {
        return token + fussy;
    }

    @Get("/order/after")
    String after(@Token String token, Fussy fussy) {
        return token + fussy;
    }

    @Provides
    static Fussy fussy(Session session) {
        if (session.number() >= 0) {
            throw new HttpException(418);
        }
        return new Fussy(0);
    }

    @Provides
    static Session session() {
        return new Session(SESSIONS.incrementAndGet());
    }

    @Provides
    static Caller caller(SecurityScopes scopes, Session session, @Token String token) {
        return new Caller(USERS.incrementAndGet(), scopes.scopes(), session.number());
    }

    @Provides
    static Me me(@Scopes("me") Caller caller) {
        return new Me(caller);
    }

    @Provides
    static Items items(Me me) {
        return new Items(me);
    }

    @Get("/scopes")
    Both scopes(Me me, @Scopes("items") Items items) {
        return new Both(me, items);
    }

    /** The same scopes in another order are the same. */
    @Get("/scopes/same")
    boolean same(@Scopes({"me", "items"}) Caller one, @Scopes({"items", "me"}) Caller other) {
        return one.equals(other);
    }

    @Get("/scopes/handler")
    @Scopes("items")
    Caller handler(@Scopes("me") Caller caller) {
        return caller;
    }

    @Post("/token")
    String token(OAuth2PasswordRequestForm form) {
        return form.username() + form.scopes();
    }

    @Post("/token/strict")
    String strict(OAuth2PasswordRequestForm.Strict form) {
        return form.grantType() + form.username() + form.clientId();
    }

    @Router(prefix = "/admin")
    @Scopes("admin")
    @Requires("isAdmin")
    static class Admin {
        private static List<String> seen = List.of();

        @Provides
        static void isAdmin(Caller caller) {
            seen = caller.scopes();
        }

        @Get("/all")
        List<String> all() {
            return seen;
        }

        @Get("/some")
        @Scopes("items")
        List<String> some(@Scopes("me") Caller caller) {
            return List.of(seen.toString(), caller.scopes().toString());
        }
    }

    interface Hooks {
        /** Somebody has ordered. */
        @Post("ordered")
        void ordered(@HttpBearer(schemeName = "Hook") String token);
    }

    interface Callbacks {
        @Post("{$request.query.url}")
        void done(@ApiKeyHeader(value = "X-Done", schemeName = "Done") String key);
    }

    @Post("/calls-back")
    @Operation(callbacks = Callbacks.class)
    void callsBack(String url) {}
}
