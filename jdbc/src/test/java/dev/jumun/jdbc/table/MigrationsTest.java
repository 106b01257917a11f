package dev.jumun.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.jdbc.Postgres;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.feed.Feed;
import dev.jumun.jdbc.idempotency.IdempotencyKeys;
import dev.jumun.jdbc.login.Logins;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables that a chapter shows are those that the module creates, and it takes them as they are. */
@Timeout(120)
class MigrationsTest {
    private static final String COLUMNS =
            "SELECT concat_ws(' ', column_name, data_type, character_maximum_length, is_nullable,"
                    + " column_default) FROM information_schema.columns WHERE table_name = '%s'"
                    + " UNION ALL SELECT indexdef FROM pg_indexes WHERE tablename = '%1$s'"
                    + " ORDER BY 1";

    /** An API that knows a record. */
    @Api(title = "Known", models = Known.Move.class)
    static class Known {
        record Move(int parcel) {}
    }

    /** A chapter, its table, and what opens it. */
    enum Chapter {
        IDEMPOTENCY("jumun_keys") {
            @Override
            void open(Transactions transactions) throws Exception {
                IdempotencyKeys.on(transactions, _ -> "ann");
            }
        },
        FEEDS("jumun_events") {
            @Override
            void open(Transactions transactions) throws Exception {
                try (TestClient _ = TestClient.of(Known.class).start()) {
                    Feed.on(transactions, "moves", Known.Move.class).close();
                }
            }
        },
        LOGINS("jumun_logins") {
            @Override
            void open(Transactions transactions) throws Exception {
                assertThat(Logins.on(transactions).of("ann")).isEmpty();
            }
        };

        private final String table;

        Chapter(String table) {
            this.table = table;
        }

        abstract void open(Transactions transactions) throws Exception;

        String migration() throws Exception {
            Path page = Path.of("..", "docs", name().toLowerCase(Locale.ROOT) + ".md");
            Matcher block =
                    Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                            .matcher(Files.readString(page));
            assertThat(block.find()).isTrue();
            return block.group(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areShown(Chapter chapter) throws Exception {
        List<String> created;
        try (Postgres database = Postgres.open();
                HikariDataSource pool = database.pool("", 2)) {
            chapter.open(Transactions.of(pool));
            created = database.texts(COLUMNS.formatted(chapter.table));
        }
        try (Postgres database = Postgres.open();
                HikariDataSource pool =
                        database.pool("&options=-c%20default_transaction_read_only=on", 2)) {
            assertThatThrownBy(() -> chapter.open(Transactions.of(pool)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
            database.execute(chapter.migration());
            chapter.open(Transactions.of(pool));
            assertThat(database.texts(COLUMNS.formatted(chapter.table)))
                    .isEqualTo(created)
                    .hasSizeGreaterThan(5);
        }
    }
}
