package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** What the chapter on jobs shows does what it says. */
@Timeout(120)
class JobsChapterTest {
    /** Who creates them by migrations creates those that the module would. */
    @Test
    void showsTheTables() throws Exception {
        String schema =
                Files.readString(
                        Path.of("src", "main", "java", "dev", "jumun", "jobs", "JobSchema.java"));
        String chapter = Files.readString(Path.of("..", "docs", "jobs.md"));
        Matcher block = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(chapter);
        assertThat(block.find()).isTrue();
        String[] statements = block.group(1).split(";\n", -1);
        assertThat(statements).hasSize(5); // the last one is empty
        for (String statement : statements) {
            assertThat(words(schema).replace("IFNOTEXISTS", "")).contains(words(statement));
        }
    }

    @Test
    void theExamplesOfTheAnnotationsAreCompiled() throws Exception {
        Path main = Path.of("src", "main", "java", "dev", "jumun", "jobs");
        String compiled =
                words(Files.readString(Path.of("src/test/java/dev/jumun/jobs/Shop.java")));
        for (String name : List.of("Task", "Every", "Cron")) {
            Matcher example =
                    Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n \\* }</pre>")
                            .matcher(Files.readString(main.resolve(name + ".java")));
            assertThat(example.find()).as(name).isTrue();
            for (String part : example.group(1).split("\n \\*\n", -1)) {
                assertThat(compiled).contains(words(part.replaceAll("(?m)^ \\* ?", "")));
            }
        }
    }

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }

    @Test
    void anOrderSendsAMailAndBooksPoints() throws Exception {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = Postgres.pool("jdbc:h2:mem:chapter;DB_CLOSE_DELAY=-1", 10)) {
            Shop.create(pool);
            try (TestClient client = TestClient.of(Shop.class)) {
                client.override(DataSource.class, () -> pool);
                client.override(Shop.Mailer.class, () -> (mail, _) -> sent.add(mail.subject()));
                client.post("/orders")
                        .json("{\"number\": 7, \"customer\": \"ann@example.com\"}")
                        .send();
                Await.until("the mail", () -> sent.contains("Order 7"));
                Await.until(
                        "the points",
                        () -> Await.number(pool, "SELECT COUNT(*) FROM booking") == 1);

                client.post("/reminders")
                        .json("{\"to\": \"ann@example.com\", \"subject\": \"Come back\"}")
                        .send();
                assertThat(
                                client.post("/newsletters")
                                        .json(
                                                "[{\"to\": \"bo@example.com\", \"subject\":"
                                                        + " \"News\"}]")
                                        .send()
                                        .status())
                        .isEqualTo(202);
                Await.until("the newsletter", () -> sent.contains("News"));
                client.with(
                        Jobs.class,
                        jobs -> assertThat(jobs.counts()).containsEntry("sendMail", 1L));
                assertThat(client.get("/dead-jobs").send().text()).isEqualTo("[]");
                client.post("/dead-jobs/revive").send();
            }
        }
    }

    /** The form in code writes the same. */
    @Test
    void theFormInCodeSendsItsMailToo() throws Exception {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = Postgres.pool("jdbc:h2:mem:code;DB_CLOSE_DELAY=-1", 10)) {
            Shop.create(pool);
            try (TestClient client = TestClient.of(ShopInCode.class)) {
                client.override(DataSource.class, () -> pool);
                client.override(Shop.Mailer.class, () -> (mail, _) -> sent.add(mail.subject()));
                client.post("/mails")
                        .json("{\"to\": \"ann@example.com\", \"subject\": \"Hello\"}")
                        .send();
                Await.until("the mail", () -> sent.contains("Hello"));
            }
        }
    }
}
