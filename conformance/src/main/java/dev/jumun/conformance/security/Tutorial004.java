package dev.jumun.conformance.security;

import dev.jumun.*;
import dev.jumun.security.OAuth2PasswordBearer;
import dev.jumun.security.OAuth2PasswordRequestForm;
import dev.jumun.tokens.jwt.InvalidTokenException;
import dev.jumun.tokens.jwt.Jwt;
import dev.jumun.tokens.password.Passwords;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial004 {
    private static final Jwt TOKENS =
            Jwt.hs256("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7");

    private static final Map<String, UserInDb> USERS =
            Map.of(
                    "johndoe",
                    new UserInDb(
                            new User("johndoe", "johndoe@example.com", "John Doe", false),
                            Passwords.hash("secret")),
                    "alice",
                    new UserInDb(
                            new User("alice", "alicechains@example.com", "Alice Chains", true),
                            Passwords.hash("secretalice")));

    @OAuth2PasswordBearer(tokenUrl = "token")
    @Target(ElementType.PARAMETER)
    @interface Bearer {}

    @Qualifier
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Active {}

    record Token(String accessToken, String tokenType) {}

    record User(
            String username,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable Boolean disabled) {}

    record UserInDb(User user, String hashedPassword) {}

    @Provides
    static User currentUser(@Bearer String token) {
        try {
            String name = TOKENS.verify(token).subject();
            UserInDb known = name == null ? null : USERS.get(name);
            if (known != null) {
                return known.user();
            }
        } catch (InvalidTokenException e) {
            // said below
        }
        throw new HttpException(401, "Could not validate credentials")
                .header("www-authenticate", "Bearer");
    }

    @Provides
    @Active
    static User currentActiveUser(User user) {
        if (Boolean.TRUE.equals(user.disabled())) {
            throw new HttpException(400, "Inactive user");
        }
        return user;
    }

    @Post("/token")
    Token loginForAccessToken(OAuth2PasswordRequestForm form) {
        UserInDb user = USERS.get(form.username());
        boolean right =
                Passwords.verify(form.password(), user == null ? null : user.hashedPassword());
        if (user == null || !right) {
            throw new HttpException(401, "Incorrect username or password")
                    .header("www-authenticate", "Bearer");
        }
        Map<String, String> claims = Map.of("sub", form.username());
        return new Token(TOKENS.sign(claims, Duration.ofMinutes(30)), "bearer");
    }

    @Get("/users/me/")
    User readUsersMe(@Active User user) {
        return user;
    }

    @Get("/users/me/items/")
    Object readOwnItems(@Active User user) {
        return List.of(Map.of("item_id", "Foo", "owner", user.username()));
    }
}
