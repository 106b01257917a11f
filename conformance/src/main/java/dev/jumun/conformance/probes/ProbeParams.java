package dev.jumun.conformance.probes;

import dev.jumun.*;

import jakarta.validation.constraints.*;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class ProbeParams {
    @Get("/q/int")
    Object queryInt(@Query BigInteger v) {
        return v;
    }

    @Get("/q/float")
    Object queryFloat(@Query double v) {
        return v;
    }

    @Get("/q/bool")
    Object queryBool(@Query boolean v) {
        return v;
    }

    @Get("/q/str")
    Object queryStr(@Query String v) {
        return v;
    }

    @Get("/q/bytes")
    Object queryBytes(@Query byte[] v) {
        return v;
    }

    @Get("/q/date")
    Object queryDate(@Query LocalDate v) {
        return v;
    }

    @Get("/q/datetime")
    Object queryDatetime(@Query Temporal v) {
        return v;
    }

    @Get("/q/time")
    Object queryTime(@Query TemporalAccessor v) {
        return v;
    }

    @Get("/q/timedelta")
    Object queryTimedelta(@Query Duration v) {
        return v;
    }

    @Get("/q/decimal")
    Object queryDecimal(@Query BigDecimal v) {
        return v;
    }

    @Get("/q/uuid")
    Object queryUuid(@Query UUID v) {
        return v;
    }

    @Get("/q/color")
    Object queryColor(@Query Color v) {
        return v;
    }

    @Get("/q/level")
    Object queryLevel(@Query Level v) {
        return v;
    }

    @Get("/q/url")
    Object queryUrl(@Query URI v) {
        return v;
    }

    @Get("/q/email")
    Object queryEmail(@Query @Email String v) {
        return v;
    }

    @Get("/q/ipv4")
    Object queryIpv4(@Query Inet4Address v) {
        return v;
    }

    @Get("/q/literal")
    Object queryLiteral(@Query @AllowedValues({"a", "b"}) String v) {
        return v;
    }

    @Get("/q/literal_int")
    Object queryLiteralInt(@Query @AllowedValues({"1", "2"}) int v) {
        return v;
    }

    @Get("/q/optional_int")
    @Nullable Object queryOptionalInt(@Query @Required @Nullable Integer v) {
        return v;
    }

    @Get("/q/int_or_str")
    Object queryIntOrStr(@Query @AnyOf({Integer.class, String.class}) Object v) {
        return v;
    }

    @Get("/q/int_or_bool")
    Object queryIntOrBool(@Query @AnyOf({Integer.class, Boolean.class}) Object v) {
        return v;
    }

    @Get("/path/int/{v}")
    Object pathInt(int v) {
        return v;
    }

    @Get("/path/str/{v}")
    Object pathStr(String v) {
        return v;
    }

    @Get("/path/float/{v}")
    Object pathFloat(double v) {
        return v;
    }

    @Get("/path/rest/{v:path}")
    Object pathRest(String v) {
        return v;
    }

    @Get("/path/two/{a}/{b}")
    Object pathTwo(int a, boolean b) {
        return List.of(a, b);
    }

    @Get("/path/con/{v}")
    Object pathCon(@MultipleOf("3") @Min(1) @DecimalMax(value = "10", inclusive = false) int v) {
        return v;
    }

    @Get("/c/num")
    Object cNum(@Query @Positive @Max(10) double v) {
        return v;
    }

    @Get("/c/str")
    Object cStr(@Query @Size(min = 2, max = 4) @Pattern(regexp = "^[a-z]+$") String v) {
        return v;
    }

    @Get("/c/list")
    Object cList(@Query @Size(min = 1, max = 2) List<Integer> v) {
        return v;
    }

    @Get("/c/set")
    Object cSet(@Query Set<Integer> v) {
        return v;
    }

    @Tuple
    record Pair(int first, String second) {}

    @Get("/c/tuple")
    Object cTuple(@Query Pair v) {
        return v;
    }

    @Get("/c/items")
    Object cItems(@Query @Default("[d]") List<@Size(max = 2) String> v) {
        return v;
    }

    @Get("/c/decimal")
    Object cDecimal(@Query @Digits(integer = 2, fraction = 2) BigDecimal v) {
        return v.toString();
    }

    @Get("/c/inf")
    Object cInf(@Query @Finite double v) {
        return v;
    }

    @Get("/c/strict")
    Object cStrict(@Strict @Query int v) {
        return v;
    }

    @Get("/d/default")
    Object dDefault(
            @Default("3") int a,
            @Nullable String b,
            @Default("false") boolean c,
            @Default("1.5") double d) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("a", a);
        values.put("b", b);
        values.put("c", c);
        values.put("d", d);
        return values;
    }

    @Get("/d/alias")
    Object dAlias(@Query("item-query") String a, @Query("vb") @Default("z") String b) {
        return List.of(a, b);
    }

    record Filter(
            @Default("100") @Positive @Max(100) int limit,
            @Default("[]") List<String> tags,
            @Default("asc") @AllowedValues({"asc", "desc"}) String order) {}

    @Model(extra = UnknownFields.FORBID)
    record ClosedFilter(
            @Default("100") @Positive @Max(100) int limit,
            @Default("[]") List<String> tags,
            @Default("asc") @AllowedValues({"asc", "desc"}) String order) {}

    @Get("/m/filter")
    Object mFilter(@Query Filter f) {
        return f;
    }

    @Get("/m/forbid")
    Object mForbid(@Query ClosedFilter f) {
        return f;
    }

    @Get("/h/basic")
    Object hBasic(@Header String xToken, @Header @Nullable Integer xNum) {
        return Arrays.asList(xToken, xNum);
    }

    @Get("/h/list")
    @Nullable Object hList(@Header @Nullable List<String> xTag) {
        return xTag;
    }

    @Get("/h/underscore")
    @Nullable Object hUnderscore(@Header("strange_header") @Nullable String strangeHeader) {
        return strangeHeader;
    }

    @Get("/k/cookie")
    Object kCookie(@Cookie @Nullable Integer adsId, @Cookie @Default("none") String name) {
        return Arrays.asList(adsId, name);
    }

    enum Color {
        @Field("red")
        RED,
        @Field("green")
        GREEN
    }

    enum Level {
        @Field("1")
        LOW,
        @Field("2")
        HIGH
    }
}
