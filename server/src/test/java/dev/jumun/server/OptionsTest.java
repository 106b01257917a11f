package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.server.loop.LoopGuard;
import dev.jumun.server.loop.Transport;

import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** What a program can be told at its start. */
class OptionsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private UnaryOperator<ServerSettings> settings = s -> s;
    private Map<String, String> environment = Map.of();

    private int run(String... options) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Jumun.serve(OptionsTest.class, settings, environment, options, stream, stream);
    }

    private static Arguments parse(ServerSettings before, String... arguments) {
        List<String> problems = new ArrayList<>();
        Arguments parsed = Arguments.parse(before, problems, arguments);
        assertThat(problems).isEmpty();
        return parsed;
    }

    @Test
    void helpNamesAll() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--host", "--port", "--certificate", "--key", "--development");
    }

    @Test
    void valuesFollowOrAreAttached() {
        Arguments apart =
                parse(ServerSettings.defaults(), "--host", "::1", "--port", "0", "--development");
        Arguments attached = parse(ServerSettings.defaults(), "--host=::1", "--port=0");
        assertThat(apart.settings().host()).isEqualTo("::1");
        assertThat(apart.settings().port()).isZero();
        assertThat(apart.development()).isTrue();
        assertThat(attached.settings().host()).isEqualTo("::1");
        assertThat(attached.settings().port()).isZero();
        assertThat(attached.development()).isFalse();
        assertThat(
                        parse(ServerSettings.defaults(), "--certificate=a=b.pem", "--key", "k.pem")
                                .settings())
                .returns(TlsSettings.of(Path.of("a=b.pem"), Path.of("k.pem")), ServerSettings::tls);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(run("--porto", "1")).isEqualTo(2);
        assertThat(run("8080")).isEqualTo(2);
        assertThat(run("--port")).isEqualTo(2);
        assertThat(run("--port", "many")).isEqualTo(2);
        assertThat(run("--host", "--port=1")).isEqualTo(2);
        assertThat(run("--port", "1", "--port", "2")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "There is no --porto.",
                        "There is no 8080.",
                        "--port needs a value.",
                        "--port is many: it must be a number",
                        "--host needs a value.",
                        "--port is given more than once.",
                        "--help lists all options and settings.")
                .doesNotContain("usage:"); // the sentences would scroll away
    }

    @Test
    void wrongOnesAreRefused() {
        assertThat(run("--develop=yes")).isEqualTo(2);
        assertThat(run("--key", "a.pem")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("both --certificate and --key");
    }

    @Test
    void theEnvironmentChangesSettings() {
        ServerSettings settings =
                EnvironmentSettings.apply(
                        ServerSettings.defaults().withPort(1).withMaxRequests(2),
                        Map.of(
                                "PORT",
                                "8080",
                                "HOST",
                                "0.0.0.0",
                                "JUMUN_MAX_BODY_SIZE",
                                "5MB",
                                "JUMUN_HEAD_TIMEOUT",
                                "500ms",
                                "JUMUN_CERTIFICATE",
                                "a",
                                "JUMUN_KEY",
                                "b",
                                "JUMUN_KEY_PASSWORD",
                                "c",
                                "PATH",
                                "/bin",
                                "JUMUN_MAX_PIPELINED",
                                ""),
                        new ArrayList<>());
        assertThat(settings)
                .returns(8080, ServerSettings::port)
                .returns("0.0.0.0", ServerSettings::host)
                .returns(5L << 20, ServerSettings::maxBodySize)
                .returns(Duration.ofMillis(500), ServerSettings::headTimeout)
                .returns(2, ServerSettings::maxRequests)
                .returns(16, ServerSettings::maxPipelined)
                .returns(
                        TlsSettings.of(Path.of("a"), Path.of("b")).withKeyPassword("c"),
                        ServerSettings::tls);
        assertThat(parse(settings, "--port", "9").settings().port()).isEqualTo(9);
    }

    private String refused(String name, String value) {
        environment = Map.of(name, value);
        out.reset();
        assertThat(run()).isEqualTo(2);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aVariableThatDoesNotFitIsNamed() {
        assertThat(refused("PORT", "http"))
                .contains("The environment's PORT is http: it must be a number");
        assertThat(refused("PORT", "70000")).contains("it must be from 0 to 65535");
        assertThat(refused("JUMUN_MAX_BODY_SIZE", "5 apples"))
                .contains("it must be a size such as 65536, 64KB, 5MB or 1GB");
        assertThat(refused("JUMUN_MAX_HEAD_SIZE", "3GB")).contains("it must be less than 2GB");
        assertThat(refused("JUMUN_IDLE_TIMEOUT", "long"))
                .contains("it must be a duration such as 500ms, 20s, 1m, 1h or PT1M30S");
        assertThat(refused("JUMUN_MAX_BODYSIZE", "1"))
                .contains("There is no setting JUMUN_MAX_BODYSIZE", "JUMUN_MAX_BODY_SIZE");
        assertThat(refused("JUMUN_KEY", "b")).contains("TLS needs both");
    }

    /** Values are repeated: they must not write lines, or command a terminal. */
    @Test
    void aWrongValueIsShownInOneLine() {
        assertThat(refused("PORT", "1\n\u001b[2J\u202e"))
                .startsWith("The environment's PORT is 1\\n\\u001b[2J\\u202e: it must be a number");
        assertThat(run("--port", "2\r3", "\u001b")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--port is 2\\r3: it must be", "There is no \\u001b.");
    }

    @Test
    void settingsThatCanNeverFitEndTheStart() {
        settings = s -> s.withMaxConnections(1).withMaxConnectionsPerClient(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("limits nothing");
    }

    @Test
    void eachSettingHasAnOptionAVariableAndALineOfHelpWithItsDefault() {
        Set<String> withs = new TreeSet<>();
        for (Method method : ServerSettings.class.getMethods()) {
            if (method.getName().startsWith("with") && !method.getName().equals("withTls")) {
                String name = method.getName().substring(4).replaceAll("(.)([A-Z])", "$1-$2");
                withs.add(name.toLowerCase(Locale.ROOT));
            }
        }
        assertThat(Setting.values())
                .extracting(Setting::option)
                .containsExactlyInAnyOrderElementsOf(withs);

        assertThat(run("--help")).isZero();
        String help = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        ServerSettings defaults = ServerSettings.defaults();
        for (Setting each : Setting.values()) {
            String initial = each.of(defaults);
            assertThat(help)
                    .contains("--" + each.option() + " ", each.text() + " (" + initial + ")");

            String other = other(each, defaults);
            assertThat(other).as(each.option()).isNotEqualTo(initial);
            ServerSettings byOption = parse(defaults, "--" + each.option(), other).settings();
            List<String> problems = new ArrayList<>();
            ServerSettings byVariable =
                    EnvironmentSettings.apply(defaults, Map.of(each.variable(), other), problems);
            assertThat(problems).isEmpty();
            assertThat(each.of(byOption)).as(each.option()).isEqualTo(other);
            assertThat(each.of(byVariable)).as(each.variable()).isEqualTo(other);
        }
    }

    /** A value that is allowed, and not the default. */
    private static String other(Setting setting, ServerSettings defaults) {
        return switch (setting.label()) {
            case "HOST" -> "::1";
            case "HOST:PORT" -> "127.0.0.1:9090";
            case "FILE" -> "/tmp/socket";
            case "FORM" -> "json";
            case "on|off" -> "off";
            case "SIZE" -> setting.of(defaults).equals("2MB") ? "3MB" : "2MB";
            case "TIME" -> "14s";
            default -> "77";
        };
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        environment = Map.of("PORT", "http", "JUMUN_DRAIN", "soon", "JUMUN_NO", "1");
        assertThat(run("--max-body-size", "big", "--porto", "1", "--idle-timeout", "--key=k", "x"))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "The environment's PORT is http: it must be a number",
                        "The environment's JUMUN_DRAIN is soon: it must be a duration",
                        "There is no setting JUMUN_NO; there are",
                        "--max-body-size is big: it must be a size",
                        "There is no --porto.",
                        "--idle-timeout needs a value.",
                        "TLS needs both --certificate and --key.",
                        "There is no x.");
    }

    @Test
    void aStopsTimeIsDividedBeforeItsPartsAreSet() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("JUMUN_DRAIN", "1s");
        variables.put("JUMUN_STOP_WITHIN", "20s");
        assertThat(
                        EnvironmentSettings.apply(
                                ServerSettings.defaults(), variables, new ArrayList<>()))
                .returns(Duration.ofSeconds(1), ServerSettings::drain);
    }

    @Test
    void theEndOfALoopEndsTheProgram() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        EventLoopGroup loops = Transport.best().loops(2, "guarded-", true);
        LoopGuard.watch(loops, () -> false, ended::complete);
        loops.next().shutdownGracefully(0, 0, TimeUnit.SECONDS);
        assertThat(ended.get(30, TimeUnit.SECONDS)).contains("event loop", "The program ends");
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
