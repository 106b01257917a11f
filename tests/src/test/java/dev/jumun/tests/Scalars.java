package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Cookie;
import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Naming;
import dev.jumun.Omittable;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.Scalar;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Values with a form of their own, and the JDK's types that have a text, at every place. */
@Api(naming = Naming.SNAKE_CASE)
public class Scalars {
    /** The number of a book. */
    @Scalar(named = true)
    record Isbn(@Pattern(regexp = "[0-9]{13}") String value) {
        Isbn {
            if (value.endsWith("0")) {
                throw new IllegalArgumentException("the check digit is wrong");
            }
        }
    }

    @Scalar
    record OrderId(UUID value) {}

    @Scalar
    record Age(@Min(0) int years) {}

    @Scalar
    record Label(String text) {}

    @Scalar
    record Nested(Age age) {}

    record Book(
            Isbn isbn,
            OrderId order,
            @Nullable Age age,
            @Default("9780000000001") Isbn other,
            Optional<Nested> nested,
            Omittable<Age> later,
            List<Isbn> more,
            Set<Age> ages,
            Map<Isbn, Age> byIsbn,
            Map<Label, Integer> labels) {}

    record Filter(Isbn isbn, @Default("[]") List<Age> ages) {}

    @Get("/books/{isbn}")
    Isbn book(Isbn isbn) {
        return isbn;
    }

    @Get("/query")
    Object query(
            Isbn isbn,
            @Nullable Age age,
            @Default("7") Age other,
            @Query List<Age> ages,
            @Header OrderId xOrder,
            @Cookie Age young) {
        return Arrays.asList(isbn, age, other, ages, xOrder, young);
    }

    @Get("/filter")
    Filter filter(@Query Filter filter) {
        return filter;
    }

    @Post("/form")
    Isbn form(@Form Isbn isbn) {
        return isbn;
    }

    @Post("/books")
    Book add(Book book) {
        return book;
    }

    @Get("/any")
    Object any() {
        return Map.of("isbn", new Isbn("9780000000001"));
    }

    record Jdk(
            ZonedDateTime zoned,
            YearMonth month,
            Year year,
            Month inMonth,
            DayOfWeek day,
            Currency currency,
            Locale locale,
            ZoneId zone,
            InetAddress address,
            char letter,
            @Nullable Character other) {}

    @Post("/jdk")
    Jdk jdk(Jdk jdk) {
        return jdk;
    }

    @Get("/jdk/{month}")
    Object jdkParameters(
            YearMonth month,
            @Default("2026-11-29T10:00+09:00[Asia/Seoul]") ZonedDateTime zoned,
            @Default("2026") Year year,
            @Default("MONDAY") DayOfWeek day,
            @Default("EUR") Currency currency,
            @Default("ko-KR") Locale locale,
            @Default("Europe/Berlin") ZoneId zone,
            @Default("::1") InetAddress address,
            @Default("x") char letter) {
        return Arrays.asList(month, zoned, year, day, currency, locale, zone, address, letter);
    }
}
