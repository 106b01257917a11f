package dev.jumun.conformance.probes;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class ProbeBodies {
    enum Color {
        @Field("red")
        RED,
        @Field("green")
        GREEN
    }

    record Kitchen(
            Omittable<@Nullable BigInteger> i,
            Omittable<@Nullable Double> f,
            Omittable<@Nullable String> s,
            Omittable<@Nullable Boolean> b,
            Omittable<@Nullable LocalDate> d,
            Omittable<@Nullable Temporal> dt,
            Omittable<@Nullable TemporalAccessor> t,
            Omittable<@Nullable Duration> td,
            Omittable<@Nullable BigDecimal> dec,
            Omittable<@Nullable UUID> u,
            Omittable<@Nullable Color> c,
            Omittable<@Nullable URI> url,
            Omittable<byte @Nullable []> by,
            Omittable<@Nullable List<Integer>> li,
            Omittable<@Nullable Set<Integer>> st,
            Omittable<@Nullable Pair> tu,
            Omittable<@Nullable Map<String, Integer>> di,
            Omittable<@Nullable Map<Integer, Double>> dii,
            Omittable<@Nullable Object> a,
            Omittable<@AllowedValues({"x", "1", "true"}) @Nullable Object> lit,
            Omittable<@Nullable Secret> sec) {}

    @Tuple
    record Pair(int first, String second) {}

    @Post("/kitchen")
    Kitchen kitchen(Kitchen k) {
        return new Kitchen(
                filled(k.i),
                filled(k.f),
                filled(k.s),
                filled(k.b),
                filled(k.d),
                filled(k.dt),
                filled(k.t),
                filled(k.td),
                filled(k.dec),
                filled(k.u),
                filled(k.c),
                filled(k.url),
                filled(k.by),
                filled(k.li),
                filled(k.st),
                filled(k.tu),
                filled(k.di),
                filled(k.dii),
                filled(k.a),
                filled(k.lit),
                filled(k.sec));
    }

    private static <T> Omittable<@Nullable T> filled(Omittable<@Nullable T> given) {
        return given.or(Omittable.of(null));
    }

    @Post("/kitchen_set")
    Kitchen kitchenSet(Kitchen k) {
        return k;
    }

    record Con(
            @Size(min = 2, max = 5) String name,
            @Positive double price,
            @MultipleOf("2") @Min(0) @Max(10) int qty,
            @Default("ab") @Pattern(regexp = "^[a-z]{2}$") String code,
            @Default("[]") @Size(max = 2) List<String> tags) {}

    @Post("/con")
    Con con(Con v) {
        return v;
    }

    record Inner(int x, @Default("[]") List<Inner> y) {}

    record Outer(
            Inner inner,
            @Default("[]") List<Inner> many,
            @Default("{}") Map<String, Inner> byName) {}

    @Post("/nested")
    Outer nested(Outer v) {
        return v;
    }

    sealed interface Pet {}

    record Cat(@AllowedValues("cat") String kind, int lives) implements Pet, Tagged {}

    record Dog(@AllowedValues("dog") String kind, String name) implements Pet, Tagged {}

    @Post("/union")
    Pet union(Pet v) {
        return v;
    }

    @Model(discriminator = "kind")
    sealed interface Tagged {}

    @Post("/disc")
    Object disc(Tagged v) {
        return v;
    }

    @Post("/scalars")
    Object scalars(@Body int a, @Body @Default("z") String b) {
        return List.of(a, b);
    }

    @Post("/embed")
    Object embed(@Body(embed = true) Con v) {
        return v;
    }

    @Post("/list")
    Object lst(List<Inner> v) {
        return v.size();
    }

    @Post("/dict")
    Object dct(Map<Integer, Double> v) {
        return v;
    }

    @Post("/any")
    Object anyv(@Body Object v) {
        return v;
    }

    @Post("/one_int")
    Object oneInt(@Body int v) {
        return v;
    }

    @Post("/optional")
    @Nullable Object optional(@Nullable Inner v) {
        return v;
    }

    @Model(extra = UnknownFields.FORBID)
    record Forbid(int a) {}

    @Post("/forbid")
    Object forbid(Forbid v) {
        return v;
    }

    record Allow(int a, @AdditionalProperties Map<String, Object> more) {}

    @Post("/allow")
    Object allow(Allow v) {
        return v;
    }

    @dev.jumun.Strict
    record Strict(int i, double f, String s, boolean b) {}

    @Post("/strict")
    Object strict(Strict v) {
        return v;
    }

    record Alias(
            @Field("firstName") String first,
            @Field(value = "lastIn", written = "lastOut") @Default("x") String last) {}

    @Post("/alias")
    Alias alias(Alias v) {
        return v;
    }

    record Checked(@Check("even") int a, int b) {
        Checked {
            if (b < a) {
                throw new IllegalArgumentException("b must not be less than a");
            }
        }

        static void even(int a) {
            if (a % 2 != 0) {
                throw new IllegalArgumentException("must be even");
            }
        }
    }

    @Post("/checked")
    Object checked(Checked v) {
        return v;
    }

    @Post("/two")
    Object two(Inner x, Inner y) {
        return List.of(x, y);
    }

    @Put("/mix/{item_id}")
    Object mix(int itemId, @Nullable String q, Inner v) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("item_id", itemId);
        result.put("q", q);
        result.put("v", v);
        return result;
    }
}
