package dev.jumun.tests.pages;

import dev.jumun.Api;
import dev.jumun.Api.Docs;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Query;
import dev.jumun.Response;
import dev.jumun.security.OAuth2AuthorizationCodeBearer;
import dev.jumun.security.OAuth2PasswordBearer;
import dev.jumun.security.OAuth2PasswordRequestForm;
import dev.jumun.security.OAuth2Scope;
import dev.jumun.security.Scopes;
import dev.jumun.security.SecurityScopes;

import java.util.Map;

/**
 * An API whose tokens are plain text, and which asks nobody: to see what the Authorize button does.
 */
@Api(title = "Till", docs = @Docs(oAuth = "{\"clientId\": \"docs\"}"))
class Till {
    record User(String name) {}

    @Provides
    static User user(
            SecurityScopes needed,
            @OAuth2PasswordBearer(
                            tokenUrl = "token",
                            scopes = @OAuth2Scope(value = "till", description = "Open the till."))
                    String token) {
        if (!token.endsWith("/" + needed.scopeText())) {
            throw new HttpException(401, "Not enough permissions")
                    .header("www-authenticate", needed.challenge());
        }
        return new User(token.split("/", 2)[0]);
    }

    @Post("/token")
    Map<String, String> token(OAuth2PasswordRequestForm form) {
        if (!form.password().equals("open sesame")) {
            throw new HttpException(400, "Incorrect username or password");
        }
        String token = form.username() + "/" + String.join(" ", form.scopes());
        return Map.of("access_token", token, "token_type", "bearer");
    }

    @Get("/till")
    String till(@Scopes("till") User user) {
        return "The till is open, " + user.name() + ".";
    }

    /** What is somewhere else in earnest: a page that asks the user. */
    @Get("/authorize")
    Response authorize(
            @Query("redirect_uri") String redirect, @Query("client_id") String id, String state) {
        return Response.redirect(redirect + "?code=from-" + id + "&state=" + state);
    }

    @Post("/code")
    Map<String, String> code(@Form String code) {
        return Map.of("access_token", "token-" + code, "token_type", "bearer");
    }

    @Get("/safe")
    String safe(
            @OAuth2AuthorizationCodeBearer(authorizationUrl = "authorize", tokenUrl = "code")
                    String token) {
        return "The safe is open for " + token + ".";
    }
}
