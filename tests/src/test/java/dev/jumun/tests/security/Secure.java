package dev.jumun.tests.security;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Secret;
import dev.jumun.UseMiddleware;
import dev.jumun.limits.RateLimit;
import dev.jumun.middleware.Filter;
import dev.jumun.security.ApiKeyHeader;
import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpBasic;
import dev.jumun.security.HttpBearer;
import dev.jumun.security.OAuth2PasswordBearer;
import dev.jumun.security.OAuth2PasswordRequestForm;
import dev.jumun.security.OAuth2Scope;
import dev.jumun.security.Scopes;
import dev.jumun.security.SecurityScopes;
import dev.jumun.security.TokenResponse;
import dev.jumun.tokens.jwt.Claims;
import dev.jumun.tokens.jwt.InvalidTokenException;
import dev.jumun.tokens.jwt.Jwt;
import dev.jumun.tokens.password.Passwords;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The examples of docs/security.md. */
@Api(title = "Secure")
class Secure {
    private static final System.Logger LOG = System.getLogger("secure");
    static final String METRICS_PASSWORD = "m".repeat(20);
    static final Secret EXPORT_KEY = new Secret("e".repeat(20));

    record User(String name) {}

    static final Jwt TOKENS = Jwt.hs256(secret()).issuer("shop");

    private static final Map<String, User> USERS =
            new HashMap<>(Map.of("johndoe", new User("johndoe")));
    private static final Map<String, String> HASHES =
            new HashMap<>(Map.of("johndoe", Passwords.hash("open sesame")));

    private static final List<String> MAY = List.of("me", "orders");

    private static String secret() {
        return "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7";
    }

    @OAuth2PasswordBearer(
            tokenUrl = "token",
            scopes = {
                @OAuth2Scope(value = "me", description = "Who you are."),
                @OAuth2Scope(value = "orders", description = "Your orders.")
            })
    @interface Token {}

    @Get("/whoami")
    String whoAmI(@HttpBearer String token) {
        return "You have shown " + token.length() + " characters.";
    }

    @Provides
    static User user(SecurityScopes needed, @Token String token) {
        try {
            Claims claims = TOKENS.verify(token);
            if (!claims.scopes().containsAll(needed.scopes())) {
                throw needed.insufficientScope(); // 403
            }
            User user = USERS.get(claims.subject());
            if (user != null) {
                return user;
            }
        } catch (InvalidTokenException e) {
            LOG.log(Level.DEBUG, "Refused: {0}", e.reason()); // never the token itself
        }
        throw needed.invalidToken(); // 401
    }

    @Get("/me")
    User me(@Scopes("me") User user) {
        return user;
    }

    @Get("/orders")
    @Scopes("orders")
    List<String> orders(@Scopes("me") User user) {
        return List.of("an order of " + user.name());
    }

    /** Gives a token for a name and a password. */
    @Post("/token")
    @UseMiddleware("fewLogins")
    Response token(OAuth2PasswordRequestForm form) {
        String hash = HASHES.get(form.username()); // null for an unknown user: takes as long
        if (!Passwords.verify(form.password(), hash)) {
            return TokenResponse.refused(TokenResponse.Refusal.INVALID_GRANT);
        }
        List<String> scopes = form.scopes().stream().filter(MAY::contains).toList();
        String scope = String.join(" ", scopes);
        String token =
                TOKENS.sign(Map.of("sub", form.username(), "scope", scope), Duration.ofMinutes(30));
        return TokenResponse.granted(token, Duration.ofMinutes(30), scopes);
    }

    @Middleware(named = true)
    Filter fewLogins() {
        return RateLimit.of(10, Duration.ofMinutes(1));
    }

    @Get("/metrics")
    String metrics(@HttpBasic(realm = "metrics") BasicCredentials shown) {
        if (!shown.match("metrics", METRICS_PASSWORD)) {
            throw new HttpException(401).header("www-authenticate", "Basic realm=\"metrics\"");
        }
        return "orders 3";
    }

    @Get("/export")
    String export(@ApiKeyHeader("x-key") String key) {
        if (!EXPORT_KEY.matches(key)) {
            throw new HttpException(403);
        }
        return "id,name";
    }
}
