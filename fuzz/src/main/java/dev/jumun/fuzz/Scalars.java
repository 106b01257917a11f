package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.ScalarCodecs;

import java.util.List;

/** A text for one of all codecs of single values: as a parameter, a JSON string and bare JSON. */
public final class Scalars {
    private static final List<Codec<?>> CODECS = List.copyOf(ScalarCodecs.all().values());

    private Scalars() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() {
        CODECS.forEach(codec -> ScalarCodecs.read(codec, "1"));
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        Codec<?> codec = CODECS.get(data.consumeInt(0, CODECS.size() - 1));
        int times = data.consumeInt(1, 60);
        String text = data.consumeRemainingAsString().repeat(times);
        Oracle.check(text.length(), () -> ScalarCodecs.read(codec, text));
    }
}
