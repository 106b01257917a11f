package dev.jumun.tests.security;

import dev.jumun.*;
import dev.jumun.security.OAuth2PasswordRequestForm;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

// Takes passwords in every way that there is.
@Api(title = "Discreet")
class Discreet {
    record NewUser(String user, Secret password) {}

    record Team(String name, List<NewUser> members, @Nullable Secret code) {}

    sealed interface Login {}

    record ByPassword(String kind, Secret password, int tries) implements Login {}

    record ByKey(String kind, Secret key, int tries) implements Login {}

    record Search(@Min(1) int limit, Secret token) {}

    @Post("/users")
    void add(NewUser user) {}

    @Post("/teams")
    void add(Team team) {}

    @Post("/logins")
    void login(Login login) {}

    @Post("/two")
    void two(@Body NewUser first, @Body NewUser second) {}

    @Post("/all")
    void all(Map<String, Secret> secrets) {}

    @Post("/form")
    void form(
            @Form(format = "password") @Size(min = 12) String password,
            @Form @NotBlank String user) {}

    @Post("/token")
    void token(OAuth2PasswordRequestForm form) {}

    @Get("/search")
    void search(@Query Search search) {}

    @Post("/open")
    void open(List<Integer> numbers) {}
}
