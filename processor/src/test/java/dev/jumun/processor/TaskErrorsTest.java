package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Mistakes in declarations of tasks, at the line that ends in {@code // here}. */
class TaskErrorsTest {
    private static final String HEADER =
            """
            package shop;

            import dev.jumun.*;
            import dev.jumun.async.Yield;
            import dev.jumun.jobs.*;
            import java.sql.Connection;
            import java.util.*;
            import org.jspecify.annotations.*;

            record Mail(String to) {}
            record Order(int number) {}
            record Page<T>(List<T> items) {}
            class Bean {}
            class Ledger {}
            class User {}
            @Qualifier @interface Other {}

            @Api(providers = Far.class)
            class Shop {
            @Provides static User user(@Header String token) { return new User(); }
            @Provides static Ledger ledger(User user) { return new Ledger(); }
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("TASK-1", "Shop.a takes nothing", "@Task void a() {} // here"),
                mistake("TASK-1", "Shop.a takes nothing", "@Task void a(Job job) {} // here"),
                mistake(
                        "TASK-1",
                        "takes mail and order, but a job stores one payload",
                        "@Task void a(Mail mail, Order order) {} // here"),
                mistake(
                        "TASK-2",
                        "payload mail of Shop.a is a shop.Bean, but a job stores a record. Take a"
                                + " record without",
                        "@Task void a(Bean mail) {} // here"),
                mistake(
                        "TASK-2",
                        "is a java.lang.String, but a job stores a record",
                        "@Task void a(String mail) {} // here"),
                mistake(
                        "TASK-2",
                        "is a java.util.List<shop.Mail>, but",
                        "@Task void a(List<Mail> mails) {} // here"),
                mistake(
                        "TASK-2",
                        "is a shop.Page<shop.Mail>, but",
                        "@Task void a(Page<Mail> page) {} // here"),
                mistake(
                        "TASK-2",
                        "is a java.lang.Object, but",
                        "@Task void a(Object any) {} // here"),
                mistake(
                        "TASK-2",
                        "mail of Shop.a may be null",
                        "@Task void a(@Nullable Mail mail) {} // here"),
                lost(
                        "Key.secret is a Secret, which is written as asterisks",
                        "record Key(Secret secret) {}"),
                lost(
                        "Inner.secrets is a Secret",
                        "record Inner(Optional<List<Secret>> secrets) {}",
                        "record Key(Map<String, Inner> inner) {}"),
                lost("Key.file is an Upload", "record Key(Upload file) {}"),
                lost("Key.files is an Upload", "record Key(List<Upload> files) {}"),
                lost(
                        "B.secret is a Secret",
                        "sealed interface Key {}",
                        "record A(String s) implements Key {}",
                        "record B(Secret secret) implements Key {}"),
                lost("Key.page is a Secret", "record Key(Page<Secret> page) {}"),
                lost(
                        "Key.any is a Secret",
                        "record Key(@AnyOf({Integer.class, Secret.class}) Object any) {}"),
                lost(
                        "Name.value is a Secret",
                        "@Scalar record Name(Secret value) {}",
                        "record Key(Name n) {}"),
                lost("Key.bytes is a byte[]", "record Key(byte[] bytes) {}"),
                lost(
                        "Key.n is written as \"out\", but read as \"in\"",
                        "record Key(@Field(value = \"in\", written = \"out\") int n) {}"),
                lost(
                        "Key.twice is @Computed",
                        "@Model(extra = UnknownFields.FORBID)",
                        "record Key(int n) { @Computed int twice() { return 2 * n; } }"),
                mistake(
                        "TASK-3",
                        "Shop.a and Shop.b both have the name \"a\"",
                        "@Task void a(Mail mail) {}",
                        "@Task(name = \"a\") void b(Order order) {} // here"),
                mistake(
                        "TASK-3",
                        "Shop.a(Mail) and Shop.a() both have the name \"a\"",
                        "@Task void a(Mail mail) {}",
                        "@Every(\"1s\") void a() {} // here"),
                mistake("TASK-4", "time \"soon\" of", "@Every(\"soon\") void a() {} // here"),
                mistake("TASK-4", "is too short", "@Every(\"0s\") void a() {} // here"),
                mistake("TASK-4", "is too long", "@Every(\"P4000D\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "\"30\" of Shop.a is not a duration",
                        "@Task(timeout = \"30\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "timeout \"0s\" of Shop.a is too short",
                        "@Task(timeout = \"0s\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "backOff \"2h\" of Shop.a is longer than longestBackOff",
                        "@Task(backOff = \"2h\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "retries \"-1\" of Shop.a is too small",
                        "@Task(retries = -1) void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "retries \"10001\" of Shop.a is too large. Give 0 to 10000.",
                        "@Task(retries = 10001) void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "retries \"101\" of Shop.a come without a second between them. Give a",
                        "@Task(retries = 101, backOff = \"0s\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "retries \"101\" of Shop.a come without",
                        "@Task(retries = 101, backOff = \"1ms\", longestBackOff = \"999ms\")"
                                + " void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "name \" a\" of Shop.a is no name. Write name = \"…\" with 1 to 200"
                                + " characters, without blanks around them",
                        "@Task(name = \" a\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "of Shop.a is no name",
                        "@Every(value = \"1s\", name = \"a\\u00a0\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "of Shop.a is no name",
                        "@Cron(value = \"0 3 * * *\", name = \"a\\u2028b\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "atOnce \"-1\" of Shop.a is too small. Give 1 or more, or 0 for no limit.",
                        "@Task(atOnce = -1) void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "name \" \" of Shop.a is no name",
                        "@Task(name = \" \") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-2",
                        "is an int, but a job stores a record. Take a record",
                        "@Task void a(int n) {} // here"),
                mistake(
                        "TASK-2",
                        "is a shop.Mail[], but a job stores a record. Take a record",
                        "@Task void a(Mail[] mails) {} // here"),
                mistake(
                        "TASK-2",
                        "is a java.lang.Runnable, but a job stores a record. Take a record",
                        "@Task void a(Runnable work) {} // here"),
                mistake(
                        "TASK-8",
                        "Shop.a takes n beside its payload, but a task takes one payload;"
                                + " everything else is a dependency. Put it into the payload",
                        "@Task void a(Mail mail, int n) {} // here"),
                mistake(
                        "TASK-4",
                        "name \"a\\u000ab\" of Shop.a is no name",
                        "@Task(name = \"a\\nb\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "of Shop." + "a".repeat(201) + " is no name",
                        "@Task void " + "a".repeat(201) + "(Mail mail) {} // here"),
                mistake(
                        "TASK-4",
                        "time \" 5m\" of Shop.a is not a duration",
                        "@Every(\" 5m\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "begin or end with a blank",
                        "@Cron(\"0 3 * * * \") void a() {} // here"),
                mistake("TASK-4", "have 1 field, not five", "@Cron(\"0\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "have 4 fields, not five",
                        "@Cron(\"0 3 * *\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "have the hour \"25\", which isn't one",
                        "@Cron(\"0 25 * * *\") void a() {} // here"),
                mistake("TASK-4", "never come", "@Cron(\"0 0 30 2 *\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "never come",
                        "@Cron(\"0 0 31 2,4,JUN,9-9,11 *\") void a() {} // here"),
                mistake(
                        "TASK-4",
                        "zone \"Atlantis\" of Shop.a is no time zone",
                        "@Cron(value = \"0 0 * * *\", zone = \"Atlantis\") void a() {} // here"),
                mistake(
                        "TASK-5",
                        "takes a Later that adds shop.Mail, but no task send takes that. Name the"
                                + " parameter after its task: mail.",
                        "@Task void mail(Mail mail) {}",
                        "@Post(\"/\") void a(Later<Mail> send) {} // here"),
                mistake(
                        "TASK-5",
                        "Shop.mail takes a shop.Mail: write Later<Mail>.",
                        "@Task void mail(Mail mail) {}",
                        "@Post(\"/\") void a(Later<Order> mail) {} // here"),
                mistake(
                        "TASK-5",
                        "Write a @Task method of this name that takes it",
                        "@Post(\"/\") void a(Later<Order> mail) {} // here"),
                mistake(
                        "TASK-5",
                        "adds nothing, but",
                        "@Task void mail(Mail mail) {}",
                        "@SuppressWarnings(\"rawtypes\")",
                        "@Post(\"/\") void a(Later mail) {} // here"),
                mistake(
                        "TASK-5",
                        "has the name of a task, and of Shop.mail, which provides one",
                        "@Task void mail(Mail mail) {}",
                        "@Provides(Scope.APP) static Later<Mail> mail() { return new Later<>(); }",
                        "@Post(\"/\") void a(Later<Mail> mail) {} // here"),
                mistake(
                        "TASK-5",
                        "The dev.jumun.jobs.Later<shop.Mail> that Shop.b takes is ambiguous:"
                                + " Shop.a(Mail) and Shop.a(Mail, Job) take that",
                        "@Task void a(Mail mail) {}",
                        "@Task(name = \"u\") void a(Mail mail, Job job) {}",
                        "@Post(\"/\") void b(Later<Mail> a) {} // here"),
                mistake(
                        "TASK-6",
                        "Shop.a returns an int, which nothing would read",
                        "@Task int a(Mail mail) { return 1; } // here"),
                mistake(
                        "TASK-6",
                        "Shop.a returns a",
                        "@Every(\"1s\") String a() { return \"\"; } // here"),
                mistake(
                        "TASK-8",
                        "Shop.user takes token, which comes with a request: Shop.a → Shop.ledger →"
                                + " Shop.user → token",
                        "@Task void a(Mail mail, Ledger ledger) {} // here"),
                mistake(
                        "TASK-8",
                        "Shop.a takes request, which comes with a request: Shop.a → request",
                        "@Every(\"1s\") void a(Request request) {} // here"),
                mistake(
                        "TASK-8",
                        "Shop.a takes mail, but repeated work has no payload",
                        "@Cron(\"0 0 * * *\") void a(Mail mail) {} // here"),
                mistake(
                        "TASK-8",
                        "takes yield",
                        "@Every(\"1s\") void a(Yield<Mail> yield) {} // here"),
                mistake(
                        "TASK-9",
                        "without Jobs there is no database",
                        "@Task(once = true) void a(Mail mail, Connection connection) {} // here"),
                mistake(
                        "TASK-9",
                        "takes no Connection",
                        "@Provides(Scope.APP) static Jobs jobs() { return new Jobs(); }",
                        "@Task(once = true) void a(Mail mail) {} // here"),
                mistake(
                        "TASK-10",
                        "Shop.jobs provides Jobs for each request",
                        "@Task void a(Mail mail) {}",
                        "@Provides static Jobs jobs() { return new Jobs(); } // here"),
                mistake(
                        "TASK-10",
                        "Shop.jobs provides Jobs with a qualifier",
                        "@Task void a(Mail mail) {}",
                        "@Provides(Scope.APP) @Other static Jobs jobs() { return new Jobs(); } //"
                                + " here"),
                mistake(
                        "PLACE-6",
                        "@Task and @Post on Shop.a contradict each other",
                        "@Task @Post(\"/\") void a(Mail mail) {} // here"),
                mistake(
                        "PLACE-6",
                        "@Every and @Cron on Shop.a contradict each other",
                        "@Every(\"1s\") @Cron(\"0 0 * * *\") void a() {} // here"),
                mistake(
                        "PLACE-1",
                        "@Query has no meaning on a parameter of a task",
                        "@Task void a(@Query Mail mail) {} // here"),
                mistake(
                        "PLACE-1",
                        "@Requires has no meaning on a task",
                        "@Task @Requires(\"user\") void a(Mail mail) {} // here"),
                mistake("CALL-1", "is private", "@Task private void a(Mail mail) {} // here"),
                mistake(
                        "DEP-1",
                        "No @Provides method provides the shop.Bean that Shop.a takes",
                        "@Task void a(Mail mail, Bean bean) {} // here"));
    }

    private static Arguments mistake(String id, String words, String... members) {
        return Arguments.of(id, words, String.join("\n", members));
    }

    private static Arguments lost(String words, String... types) {
        return mistake(
                "TASK-2",
                "key of Shop.a would not be read as it is stored: " + words,
                String.join("\n", types),
                "@Task void a(Key key) {} // here");
    }

    private static Compilation compile(String members, String far) {
        List<JavaFileObject> sources = new ArrayList<>(JobsSources.all());
        String source =
                HEADER
                        + members
                        + "\n}\nclass Far { @Provides static int[] n() { return null; }\n"
                        + far
                        + "\n}\n";
        sources.add(JavaFileObjects.forSourceString("shop.Shop", source));
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .withOptions("-parameters")
                .compile(sources);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("mistakes")
    void isReportedWhereItIs(String id, String words, String members) {
        List<Diagnostic<? extends JavaFileObject>> errors =
                new ArrayList<>(compile(members, "").errors());
        String before = HEADER + members;
        long line = before.substring(0, before.indexOf("// here")).lines().count();
        assertThat(errors)
                .anySatisfy(error -> {
                    assertThat(error.getMessage(Locale.ROOT))
                            .startsWith("[JUMUN-" + id + "] ")
                            .contains(words);
                    assertThat(error.getLineNumber()).isEqualTo(line);
                });
    }

    @Test
    void aClassOfProvidersHasNoInstance() {
        assertThat(compile("", "@Task void a(Mail mail) {}").errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage(Locale.ROOT))
                                .startsWith("[JUMUN-TASK-7] Far.a is not static"));
        assertThat(compile("", "@Task static void a(Mail mail) {}").errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Task void a(Mail mail, Job job, BackgroundTasks tasks, Later<Mail> a) {}",
                "@Task void a(Mail mail) {} @Provides static Bean b(Later<Mail> a) { return null;"
                        + " }",
                "@Task(name = \"x\", retries = 0, timeout = \"1h\", backOff = \"0s\","
                        + " longestBackOff = \"2h\", atOnce = 3) void a(Mail mail) {}",
                "@Task void a(Mail mail) {} @Task(name = \"b\") void a(Order order) {}"
                        + " @Post(\"/\") void b(Later<Mail> a) {}",
                "@Task void a(Mail mail) {} @Task(name = \"u\") void a(Mail mail, Job job) {}"
                        + " @Task(name = \"v\") void a(Order order) {}"
                        + " @Post(\"/\") void b(Later<Order> a) {}",
                "record Tree(String name, List<Tree> within, @Base64Encoded byte[] bytes,"
                        + " Map<String, Object> any) { @Computed int n() { return 1; } }"
                        + " @Task void a(Tree tree) {}",
                "@Cron(\"*/5 0-6,22 1 jan-MAR,12 MON-FRI\") void a() {}",
                "@Cron(\"0 0 29 2 *\") void a() {}",
                "@Cron(\"0 0 30 2 1\") void a() {}",
                "@Every(\"PT1M30S\") static void a() {}",
                "@Task void a(Mail mail) {} @Provides(Scope.APP) static Later<Mail> coded() {"
                        + " return new Later<>(); } @Post(\"/\") void c(Later<Mail> a, Later<Mail>"
                        + " b) {}",
            })
    void isUnderstood(String members) {
        assertThat(compile(members, "").errors()).isEmpty();
    }

    @Test
    void tasksOfSeveralClassesMayHaveOneMethodName() {
        assertThat(
                        compile(
                                        "@Task(name = \"other\") void a(Mail mail) {}",
                                        "@Task static void a(Mail mail) {}")
                                .errors())
                .isEmpty();
        assertThat(
                        compile(
                                        "@Task(name = \"other\") void a(Mail mail) {}"
                                                + " @Post(\"/\") void b(Later<Mail> a) {}",
                                        "@Task static void a(Mail mail) {}")
                                .errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage(Locale.ROOT))
                                .startsWith("[JUMUN-TASK-5]")
                                .contains("Shop.a(Mail) and Far.a(Mail) take that"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@dev.jumun.Task void a(Mail mail) {}",
                "@dev.jumun.Task(name = \"a\") @Get(\"/\") void a() {}",
                "@Get(\"/\") void a(@dev.jumun.Nothing String b) {}",
                "@dev.jumun.None @Provides static Bean bean() { return new Bean(); }",
                "@jakarta.validation.constraints.None @Get(\"/\") void a() {}",
                "@Get(\"/\") void a(@jakarta.validation.constraints.None @Query String b) {}",
                "record R(@dev.jumun.Nothing String s, @dev.jumun.Field(nope = 1) int n) {}"
                        + " @Post(\"/\") void a(R r) {}",
                "@dev.jumun.Status void a() {}",
                "@dev.jumun.Status(nope) @Get(\"/\") void a() {}",
                "@SuppressWarnings(nope) @Get(\"/\") void a() {}",
            })
    void theCompilerReportsAnAnnotationThatDoesNotExist(String members) {
        assertThat(compile(members, "").errors())
                .isNotEmpty()
                .allSatisfy(
                        error -> assertThat(error.getMessage(Locale.ROOT)).doesNotContain("JUMUN"));
    }

    @Test
    void anApiWithoutTasksNamesNothingOfThem() throws Exception {
        Compilation compilation = compile("@Get(\"/\") void a() {}", "");
        assertThat(compilation.generatedSourceFiles()).isNotEmpty();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            assertThat(file.getCharContent(false).toString())
                    .doesNotContain("jobs", "tasks", "serve(lifespan)");
        }
    }

    @Test
    void aTaskIsNotInherited() {
        Compilation compilation =
                compile(
                        "",
                        "} class Base { @Task void a(Mail mail) {} }"
                                + " @Api class Branch extends Base {");
        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage(Locale.ROOT))
                                .startsWith(
                                        "[JUMUN-PLACE-2] Branch extends Base, but does not inherit"
                                                + " its @Task a."));
    }

    /** As of a route: the work comes when the method's own is over. */
    @Test
    void warnsOfWhatIsGivenBackBeforeBackgroundWork() {
        String lender =
                "@Provides(Scope.FUNCTION) static void bean(Yield<Bean> y) throws Exception {"
                        + " y.to(new Bean()); }";
        String task = "@Task void a(Mail mail, Bean bean, BackgroundTasks tasks) {}";
        assertThat(compile(lender + task, "").warnings())
                .extracting(warning -> warning.getMessage(Locale.ROOT))
                .filteredOn(warning -> warning.startsWith("[JUMUN-"))
                .singleElement()
                .asString()
                .startsWith(
                        "[JUMUN-DEP-14] Shop.a adds background tasks, but what Shop.bean lends is"
                                + " given back before they run.");
        assertThat(compile(lender + "@SuppressWarnings(\"JUMUN-DEP-14\") " + task, "").warnings())
                .noneMatch(warning -> warning.getMessage(Locale.ROOT).startsWith("[JUMUN-"));
    }

    @Test
    void warnsOfATaskThatNoApiNames() {
        Compilation compilation =
                Compiler.javac()
                        .withProcessors(new JumunProcessor())
                        .compile(
                                Stream.concat(
                                                JobsSources.all().stream(),
                                                Stream.of(
                                                        JavaFileObjects.forSourceString(
                                                                "shop.Alone",
                                                                "package shop; class Alone {"
                                                                    + " @dev.jumun.jobs.Every(\"1s\")"
                                                                    + " static void sweep() {} }")))
                                        .toList());
        assertThat(compilation.warnings())
                .anyMatch(warning ->
                        warning.getMessage(Locale.ROOT)
                                .contains(
                                        "[JUMUN-DEP-17] No API of this compilation names Alone, so"
                                                + " nothing calls its task sweep."));
    }
}
