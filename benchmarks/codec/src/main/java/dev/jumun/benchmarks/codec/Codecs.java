package dev.jumun.benchmarks.codec;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.TimeUnit;

/** From bytes to a validated value, and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // before all measuring
public class Codecs {
    @Param({"flat", "nested", "large"})
    String model = "flat";

    private Object value = "";
    private byte[] json = {};
    private Codec<Object> codec;
    private ObjectReader reader;
    private ObjectWriter writer;
    private jakarta.validation.Validator validator;
    private JsonType<Object> type;
    private io.avaje.validation.Validator avaje;
    private final JsonWriter out = new JsonWriter(512);

    /** Makes what is measured, and sees that all read and write the same. */
    @Setup
    @SuppressWarnings("unchecked")
    public void prepare() {
        value = Bodies.of(model);
        Class<Object> of = (Class<Object>) value.getClass();
        codec =
                (Codec<Object>)
                        (Codec<?>)
                                switch (model) {
                                    case "flat" -> ModelsCodecs.DRINK;
                                    case "nested" -> ModelsCodecs.ORDER;
                                    default -> ModelsCodecs.CATALOGUE;
                                };
        JsonMapper mapper = JsonMapper.builder().build();
        reader = mapper.readerFor(of);
        writer = mapper.writerFor(of);
        @SuppressWarnings("resource") // for as long as the machine runs
        ValidatorFactory factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
        type = Jsonb.builder().build().type(of);
        avaje = io.avaje.validation.Validator.builder().build();
        json = writer.writeValueAsBytes(value);
        for (Object read :
                new @Nullable Object[] {jumunDecode(), databindDecode(), avajeDecode()}) {
            if (!value.equals(read)) {
                throw new IllegalStateException("read as " + read);
            }
        }
        for (byte[] written : new byte[][] {jumunEncode(), databindEncode(), avajeEncode()}) {
            if (!value.equals(reader.readValue(written))) {
                throw new IllegalStateException("written as " + new String(written));
            }
        }
    }

    @Benchmark
    public @Nullable Object jumunDecode() {
        Problems problems = new Problems();
        Object read = JsonBody.read(json, codec, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return read;
    }

    @Benchmark
    public byte[] jumunEncode() {
        out.clear();
        codec.encode(value, out);
        return out.toBytes();
    }

    @Benchmark
    public Object databindDecode() {
        Object read = reader.readValue(json);
        if (!validator.validate(read).isEmpty()) {
            throw new IllegalStateException("not valid");
        }
        return read;
    }

    @Benchmark
    public byte[] databindEncode() {
        return writer.writeValueAsBytes(value);
    }

    @Benchmark
    public Object avajeDecode() {
        Object read = type.fromJson(json);
        avaje.validate(read);
        return read;
    }

    @Benchmark
    public byte[] avajeEncode() {
        return type.toJsonBytes(value);
    }
}
