package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.middleware.RequestIds;
import dev.jumun.runtime.engine.TraceParent;

import org.junit.jupiter.api.Test;

class RequestIdTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final TraceParent TRACE = TraceParent.of("00-" + ID + "-b7ad6b7169203331-01");

    @Test
    void aRequestIsFoundByItsIdAndThatOfItsTrace() {
        MutableHeaders fields = new MutableHeaders().add(RequestIds.FIELD, "one");

        assertThat(RequestId.of(fields, null)).isEqualTo("one");
        assertThat(RequestId.of(fields, TRACE)).isEqualTo("one " + ID);
        assertThat(RequestId.of(new MutableHeaders(), TRACE)).isEqualTo(ID);
        assertThat(RequestId.of(new MutableHeaders(), null)).isNull();
    }

    @Test
    void oneIdIsNamedOnce() {
        MutableHeaders fields = new MutableHeaders().add(RequestIds.FIELD, ID);

        assertThat(RequestId.of(fields, TRACE)).isEqualTo(ID);
    }
}
