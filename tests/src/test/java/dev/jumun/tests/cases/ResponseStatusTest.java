package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.Response;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** A number that is no status of a response never reaches the wire (RFC 9110, section 15). */
class ResponseStatusTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 101, 199, 600, 999, 1000})
    void noResponseHasIt(int status) {
        List<ThrowingCallable> ways =
                List.of(
                        () -> Response.empty(status),
                        () -> Response.text("x").status(status),
                        () -> Response.of(status, new MutableHeaders(), null),
                        () -> new HttpException(status),
                        () -> new HttpException(status, "x"));
        for (ThrowingCallable way : ways) {
            assertThatThrownBy(way)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A response cannot have the status " + status + ".");
        }
    }
}
