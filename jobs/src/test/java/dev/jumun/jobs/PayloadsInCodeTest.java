package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** What would not be read as it is stored is refused for types in code, as the compiler does. */
class PayloadsInCodeTest {
    private static HikariDataSource pool() throws Exception {
        return Postgres.pool("jdbc:h2:mem:payloads;DB_CLOSE_DELAY=-1", 3);
    }

    @Test
    void whatIsLostIsRefusedAtTheStart() throws Exception {
        Map<Class<?>, String> facts = new LinkedHashMap<>();
        facts.put(Losses.Direct.class, "Direct.secret is a Secret, which is written as asterisks");
        facts.put(Losses.Nested.class, "Inner.secrets is a Secret");
        facts.put(Losses.Holder.class, "Two.secret is a Secret");
        facts.put(Losses.Either.class, "Either.any is a Secret");
        facts.put(Losses.Wrapped.class, "Wrapped.name is a Secret");
        facts.put(Losses.Bytes.class, "Bytes.bytes is a byte[], of which only UTF-8 text is kept");
        facts.put(Losses.Renamed.class, "Renamed.out is written by this name, but read by \"in\"");
        facts.put(Losses.Doubled.class, "Doubled.twice is @Computed");
        try (TestClient _ = TestClient.of(Losses.class).start();
                HikariDataSource pool = pool()) {
            facts.forEach((payload, fact) -> {
                JobType<?> type = JobType.of("keep", payload);
                assertThatThrownBy(() -> Jobs.on(pool).add(type).start())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(
                                "The payload of jobs of keep would not be read as it is stored: "
                                        + fact)
                        .message()
                        .matches("(?s).+\\. (Give|Store|Mark) .+\\.");
            });
        }
    }

    @Test
    void whatIsReadBackIsStored() throws Exception {
        JobType<Losses.Whole> type = JobType.of("keep", Losses.Whole.class);
        try (TestClient _ = TestClient.of(Losses.class).start();
                HikariDataSource pool = pool();
                Jobs jobs = Jobs.on(pool).add(type).start()) {
            Losses.Whole part = new Losses.Whole(1, new byte[] {-1}, null, 1);
            assertThat(jobs.later(type).add(new Losses.Whole(2, new byte[0], part, "a"))).isTrue();
        }
    }
}
