package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Request;
import dev.jumun.async.Yield;
import dev.jumun.security.HttpBearer;
import dev.jumun.testing.TestClient;
import dev.jumun.tests.CapturedLog;
import dev.jumun.validation.ModelValidationException;
import dev.jumun.validation.Models;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in for a provider, and models that are made by hand. */
class OverridesAndModelsTest {
    private static final List<String> CALLED = new ArrayList<>();

    record User(String name) {}

    record Claims(String subject) {}

    record Admin(User user) {}

    record Out(String name) {}

    @Api(models = Out.class)
    static class Guarded {
        @Provides
        static Claims claims(@HttpBearer String token, @Header int version) {
            CALLED.add("claims");
            return new Claims(token);
        }

        @Provides
        static void user(Claims claims, Yield<User> yield) throws Exception {
            CALLED.add("user");
            yield.to(new User(claims.subject()));
        }

        @Provides
        static Admin admin(User user) {
            return new Admin(user);
        }

        @Get("/me")
        Object me(User user) {
            return user.name();
        }

        @Get("/admin")
        Object admin(Admin admin) {
            return admin.user().name();
        }

        @Get("/claims")
        Object both(User user, Claims claims) {
            return user.name() + claims.subject();
        }

        @Get("/convert")
        Out convert() {
            return Models.convert(Out.class, Map.of("nom", "a secret of the server"));
        }

        @Post("/read")
        Out read(Request request) {
            try {
                return Models.read(Out.class, request.body());
            } catch (ModelValidationException invalid) {
                throw invalid.ofRequest();
            }
        }
    }

    @Test
    void whatOnlyAnOverriddenProviderTakesIsNotAskedFor() throws Exception {
        CALLED.clear();
        try (TestClient client =
                TestClient.of(Guarded.class).override(User.class, () -> new User("Ann"))) {
            assertThat(client.get("/me").send().json()).isEqualTo("Ann");
            assertThat(client.get("/admin").send().json()).isEqualTo("Ann");
            assertThat(CALLED).isEmpty();
        }
    }

    @Test
    void whatStandsAboveFreesTheWholeChain() throws Exception {
        try (TestClient client =
                TestClient.of(Guarded.class)
                        .override(Admin.class, () -> new Admin(new User("Eve")))) {
            assertThat(client.get("/admin").send().json()).isEqualTo("Eve");
            assertThat(client.get("/me").send().status()).isEqualTo(401);
        }
    }

    @Test
    void whatTheHandlerTakesItselfIsStillAskedFor() throws Exception {
        try (TestClient client =
                TestClient.of(Guarded.class).override(User.class, () -> new User("Ann"))) {
            assertThat(client.get("/claims").send().status()).isEqualTo(401);
            assertThat(
                            client.get("/claims")
                                    .header("authorization", "Bearer x")
                                    .header("version", "1")
                                    .send()
                                    .json())
                    .isEqualTo("Annx");
        }
    }

    @Test
    void withoutOverridesNothingIsSkipped() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            assertThat(client.get("/me").send().status()).isEqualTo(401);
        }
    }

    @Test
    void dataOfTheServerThatDoesNotFitIsItsOwnFaultAndTellsNothing() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class);
                CapturedLog log = new CapturedLog()) {
            var answer = client.get("/convert").send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("secret");
            assertThat(log.thrown()).isInstanceOf(ModelValidationException.class);
        }
    }

    @Test
    void dataOfTheClientIsA422IfTheHandlerSaysSo() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            byte[] wrong = "{\"nom\":1}".getBytes(StandardCharsets.UTF_8);
            var answer = client.post("/read").bytes(wrong).send();
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json("detail", 0, "type")).isEqualTo("missing");
        }
    }
}
