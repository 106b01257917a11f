package peer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;

/** What is sent and answered. */
public final class Models {
    private Models() {}

    @Serdeable
    public record Message(String message) {}

    @Serdeable
    public record Item(long id, int limit, @Nullable String q) {}

    @Serdeable
    public record Drink(
            @NotBlank @Size(max = 40) String name,
            @Min(1) @Max(100_000) int price,
            @Min(0) @Max(10) int sugar,
            boolean iced,
            @Nullable @Size(max = 200) String note) {}

    @Serdeable
    public record Line(
            @NotBlank @Size(max = 20) String sku,
            @Min(1) @Max(100) int quantity,
            @Min(1) @Max(100_000) int price) {}

    @Serdeable
    public record Customer(
            @NotBlank @Size(max = 40) String name, @NotNull @Size(max = 80) String address) {}

    @Serdeable
    public record Order(
            @Min(1) long id,
            @NotNull @Valid Customer customer,
            @NotNull @Size(min = 1, max = 1000) List<@Valid Line> lines) {}

    @Serdeable
    public record Row(long id, String name, int price) {}

    @Serdeable
    public record Event(int number) {}
}
