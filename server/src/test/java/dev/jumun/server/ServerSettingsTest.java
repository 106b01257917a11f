package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

class ServerSettingsTest {
    @Test
    void aCopyDiffersInWhatWasChangedAlone() {
        ServerSettings settings =
                ServerSettings.defaults()
                        .withHost("0.0.0.0")
                        .withPort(1)
                        .withMaxUriSize(300)
                        .withMaxHeadSize(400)
                        .withMaxBodySize(5)
                        .withHeadTimeout(Duration.ofSeconds(6))
                        .withBodyTimeout(Duration.ofSeconds(7))
                        .withIdleTimeout(Duration.ofSeconds(8))
                        .withMaxConnections(9)
                        .withMaxConnectionsPerClient(3)
                        .withMaxUnsent(100_000)
                        .withMaxBodyMemory(200_000)
                        .withMaxUnsentPerConnection(15)
                        .withUnixSocket(Path.of("s"))
                        .withMaxRequests(10)
                        .withMaxPipelined(11)
                        .withGzipThreshold(12)
                        .withWebSocketDeflateThreshold(13)
                        .withRequestTimeout(Duration.ofSeconds(14))
                        .withShutdownGrace(Duration.ofSeconds(13))
                        .withTls(Path.of("a"), Path.of("b"))
                        .withPort(2);
        assertThat(settings)
                .returns("0.0.0.0", ServerSettings::host)
                .returns(2, ServerSettings::port)
                .returns(300, ServerSettings::maxUriSize)
                .returns(400, ServerSettings::maxHeadSize)
                .returns(5L, ServerSettings::maxBodySize)
                .returns(Duration.ofSeconds(6), ServerSettings::headTimeout)
                .returns(Duration.ofSeconds(7), ServerSettings::bodyTimeout)
                .returns(Duration.ofSeconds(8), ServerSettings::idleTimeout)
                .returns(9, ServerSettings::maxConnections)
                .returns(3, ServerSettings::maxConnectionsPerClient)
                .returns(100_000L, ServerSettings::maxUnsent)
                .returns(200_000L, ServerSettings::maxBodyMemory)
                .returns(15L, ServerSettings::maxUnsentPerConnection)
                .returns(Path.of("s"), ServerSettings::unixSocket)
                .returns(10, ServerSettings::maxRequests)
                .returns(11, ServerSettings::maxPipelined)
                .returns(12, ServerSettings::gzipThreshold)
                .returns(13, ServerSettings::webSocketDeflateThreshold)
                .returns(Duration.ofSeconds(14), ServerSettings::requestTimeout)
                .returns(Duration.ofSeconds(13), ServerSettings::shutdownGrace)
                .returns(TlsSettings.of(Path.of("a"), Path.of("b")), ServerSettings::tls);
        assertThat(ServerSettings.defaults().port()).isEqualTo(8000);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> ServerSettings.defaults().withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The setting port is 70000; it must be from 0 to 65535.");
        assertThatThrownBy(() -> ServerSettings.defaults().withIdleTimeout(Duration.ZERO))
                .hasMessage(
                        "The setting idleTimeout cannot be PT0S. Give a time from 1 ms to 3650"
                                + " days.");
    }

    /** Later they would overflow where they are added to the present time. */
    @Test
    void noTimeIsNegativeOrLongerThanTenYears() {
        Map<String, BiFunction<ServerSettings, Duration, ServerSettings>> times =
                Map.of(
                        "headTimeout", ServerSettings::withHeadTimeout,
                        "bodyTimeout", ServerSettings::withBodyTimeout,
                        "idleTimeout", ServerSettings::withIdleTimeout,
                        "requestTimeout", ServerSettings::withRequestTimeout,
                        "webSocketPing", ServerSettings::withWebSocketPing,
                        "drain", ServerSettings::withDrain,
                        "stopWithin", ServerSettings::withStopWithin,
                        "shutdownGrace", ServerSettings::withShutdownGrace);
        long settings =
                Arrays.stream(ServerSettings.class.getMethods())
                        .filter(each -> each.getName().startsWith("with"))
                        .filter(each -> List.of(each.getParameterTypes()).contains(Duration.class))
                        .count();
        assertThat(times).hasSize((int) settings);
        times.forEach((name, change) -> {
            for (Duration time : List.of(Duration.ofMillis(-1), Duration.ofDays(99_999_999))) {
                assertThatThrownBy(() -> change.apply(ServerSettings.defaults(), time))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("The setting " + name + " cannot be " + time);
            }
            assertThat(change.apply(ServerSettings.defaults(), Duration.ofDays(3_650))).isNotNull();
        });
    }

    @Test
    void compressionIsTurnedOffByAWord() {
        assertThat(SettingText.threshold("off")).isNegative();
        assertThat(SettingText.written(SettingText.threshold("OFF"))).isEqualTo("off");
        assertThat(SettingText.threshold("1KB")).isEqualTo(1024);
    }

    @Test
    void thePartsOfAStopFitIntoItsBound() {
        ServerSettings within = ServerSettings.defaults().withStopWithin(Duration.ofSeconds(20));
        assertThat(within.withDrain(Duration.ofSeconds(10)))
                .returns(Duration.ofSeconds(20), ServerSettings::stopWithin)
                .returns(Duration.ofSeconds(5), ServerSettings::shutdownGrace);
        assertThat(within.withShutdownGrace(Duration.ofSeconds(1)).stopWithin())
                .isEqualTo(Duration.ofSeconds(9));
        assertThatThrownBy(() -> within.withDrain(Duration.ofSeconds(16)))
                .hasMessage(
                        "The setting drain is PT16S; it must be 15s at most, since stopWithin is"
                                + " 20s.");
        assertThatThrownBy(() -> within.withShutdownGrace(Duration.ofSeconds(13)))
                .hasMessageContaining("it must be 12s at most, since stopWithin is 20s");
        assertThat(ServerSettings.defaults().withDrain(Duration.ofSeconds(30)).stopWithin())
                .isEqualTo(Duration.ofSeconds(54));
    }
}
