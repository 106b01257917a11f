package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;

import dev.jumun.jobs.JobsBuilder.Repeated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The times of a crontab as the page of jobs describes them. */
class CronDialectTest {
    /** The next times after one, all in the zone. */
    private static List<String> times(String cron, String zone, String after, int number) {
        ZoneId place = ZoneId.of(zone);
        Repeated work = Repeated.cron("a", cron, place, () -> {});
        Instant time = LocalDateTime.parse(after).atZone(place).toInstant();
        List<String> times = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            time = work.schedule().getNextExecutionTime(ExecutionComplete.simulatedSuccess(time));
            times.add(time.atZone(place).toOffsetDateTime().toString());
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource({
        "0 3 * * *,          2026-11-01T04:00, 2026-11-02T03:00Z 2026-11-03T03:00Z",
        "5/15 * * * *,       2026-11-01T03:30, 2026-11-01T03:35Z 2026-11-01T03:50Z",
        "10-50/20 4 * * *,   2026-11-01T03:30, 2026-11-01T04:10Z 2026-11-01T04:30Z",
        "'0 6,18 * * *',     2026-11-01T03:30, 2026-11-01T06:00Z 2026-11-01T18:00Z",
        "0 0 1 jan-mar *,    2026-11-01T03:30, 2027-01-01T00:00Z 2027-02-01T00:00Z",
        "0 0 * * SAT,        2026-11-01T03:30, 2026-11-07T00:00Z 2026-11-14T00:00Z",
        "'0 0 * * mon,FRI',  2026-11-01T03:30, 2026-11-02T00:00Z 2026-11-06T00:00Z",
        "0 0 * * 0,          2026-11-02T03:30, 2026-11-08T00:00Z 2026-11-15T00:00Z",
        "0 0 * * 7,          2026-11-02T03:30, 2026-11-08T00:00Z 2026-11-15T00:00Z",
        "0 0 29 2 *,         2026-11-02T03:30, 2028-02-29T00:00Z 2032-02-29T00:00Z",
        // a day of the month or of the week: either is enough
        "0 0 13 * FRI,       2026-12-04T03:30, 2026-12-11T00:00Z 2026-12-13T00:00Z",
    })
    void fields(String cron, String after, String expected) {
        assertThat(times(cron, "UTC", after, 2)).containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 L * *",
                "0 3 15W * *",
                "0 3 * * 5L",
                "0 3 * * FRI#2",
                "0 3 ? * *",
                "@daily",
                "0 0 3 * * *",
                "0 3 * *",
                "60 * * * *",
                "0 24 * * *",
                "0 3 * * FRI-MON",
                " 0 3 * * *",
                "0 3 31 2 *"
            })
    void isWithoutWhatOnlySomeCrontabsHave(String cron) {
        assertThatThrownBy(() -> times(cron, "UTC", "2026-11-01T00:00", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The times \"" + cron + "\" of a ");
    }

    /** In Berlin, 2:00 to 3:00 is left out on 29 March 2026. */
    @Test
    void aTimeThatADayDoesNotHaveIsLeftOut() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00", 1))
                .containsExactly("2026-03-30T02:30+02:00");
        assertThat(times("*/30 * * * *", "Europe/Berlin", "2026-03-29T01:10", 3))
                .containsExactly(
                        "2026-03-29T01:30+01:00",
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:30+02:00");
    }

    /** In Berlin, 2:00 to 3:00 comes twice on 25 October 2026. */
    @Test
    void aTimeThatADayHasTwiceComesOnceUnlessItComesEveryHour() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(times("30 * * * *", "Europe/Berlin", "2026-10-25T01:40", 3))
                .containsExactly(
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:30+01:00");
    }
}
