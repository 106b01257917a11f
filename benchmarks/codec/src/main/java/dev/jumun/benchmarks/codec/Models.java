package dev.jumun.benchmarks.codec;

import io.avaje.jsonb.Json;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import java.util.List;

/** What is read and written: the same classes by all. */
public final class Models {
    private Models() {}

    /** Flat. */
    @Json
    @Valid
    public record Drink(
            @Positive long id,
            @NotNull @NotBlank @Size(max = 40) String name,
            @Positive double price,
            @Min(0) @Max(1000) int stock,
            boolean hot,
            @NotNull @Size(max = 200) String note) {}

    /** Nested, with lists. */
    @Json
    @Valid
    public record Order(
            @Positive long id,
            @NotNull @Valid Customer customer,
            @NotNull @Size(min = 1, max = 100) List<@Valid Line> lines,
            @NotNull @Size(max = 10) List<String> tags) {}

    /** Who orders. */
    @Json
    @Valid
    public record Customer(
            @NotNull @Size(min = 1, max = 60) String name, @NotNull @Valid Address address) {}

    /** Where they live. */
    @Json
    @Valid
    public record Address(
            @NotNull @Size(max = 80) String street,
            @NotNull @Size(max = 40) String city,
            @NotNull @Size(min = 2, max = 2) String country) {}

    /** What they order. */
    @Json
    @Valid
    public record Line(
            @NotNull @Size(max = 20) String product,
            @Min(1) @Max(99) int quantity,
            @PositiveOrZero double price,
            @NotNull @Size(max = 5) List<String> extras) {}

    /** Large, with many constraints. */
    @Json
    @Valid
    public record Catalogue(
            @NotNull @NotBlank String title,
            @NotNull @Size(max = 1000) List<@Valid Product> products) {}

    /** Many fields, each with a rule. */
    @Json
    @Valid
    public record Product(
            @Positive long id,
            @NotNull @Size(min = 3, max = 60) String name,
            @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") String sku,
            @NotNull @NotBlank @Size(max = 300) String description,
            @NotNull @Size(max = 30) String brand,
            @Positive double price,
            @PositiveOrZero double discount,
            @Min(0) @Max(100000) int stock,
            @Min(0) @Max(5) int stars,
            @PositiveOrZero int reviews,
            @Positive int weight,
            @Min(1) @Max(500) int width,
            @Min(1) @Max(500) int height,
            @Min(1) @Max(500) int depth,
            boolean available,
            boolean fragile,
            @NotNull @Size(min = 2, max = 2) String origin,
            @NotNull @Size(max = 20) List<@Size(min = 1, max = 20) String> tags,
            @PositiveOrZero long sold,
            @NotNull @Size(max = 100) String maker) {}
}
