package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table for large messages: a role that may not create it, and one that someone drops. */
@Timeout(120)
class PostgresRightsTest {
    private static final String LARGE = "x".repeat(10_000);

    private static void publish(Bus bus, String text) {
        bus.publish("chat", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void onlyLargeMessagesAreLostWithoutTheTable() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            execute(
                    server,
                    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                    "CREATE ROLE guest LOGIN");
            String url = server.getJdbcUrl("guest", "postgres");
            try (Bus first = PostgresBus.on(url);
                    Bus second = PostgresBus.on(url)) {
                Heard there = Heard.on(second, "chat");
                publish(first, "before");
                publish(first, LARGE);
                publish(first, "after");
                there.awaitCount(2);
                assertThat(there.texts()).containsExactly("before", "after");
                assertThat(there.gaps()).isEqualTo(1);

                execute(server, migration());
                publish(first, LARGE);
                there.awaitCount(3);
                assertThat(there.texts()).containsExactly("before", "after", LARGE);
                assertThat(there.gaps()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTableThatIsDroppedIsCreatedAgain() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Bus bus = PostgresBus.on(server.getJdbcUrl("postgres", "postgres"))) {
            Heard heard = Heard.on(bus, "chat");
            publish(bus, LARGE);
            heard.awaitCount(1);
            execute(server, "DROP TABLE jumun_bus");
            publish(bus, LARGE);
            heard.awaitCount(2);
            assertThat(heard.texts()).containsExactly(LARGE, LARGE);
        }
    }

    /** What the chapter on nodes shows, for the role of this test. */
    private static String[] migration() throws Exception {
        String chapter = Files.readString(Path.of("..", "docs", "nodes.md"));
        Matcher block = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL).matcher(chapter);
        assertThat(block.find()).isTrue();
        return block.group(1).replace("TO app", "TO guest").split(";\n", -1);
    }
}
