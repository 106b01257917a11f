package peer;

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

    public record Message(String message) {}

    public record Item(long id, int limit, String q) {}

    public record Drink(
            @NotBlank @Size(max = 40) String name,
            @Min(1) @Max(100_000) int price,
            @Min(0) @Max(10) int sugar,
            boolean iced,
            @Size(max = 200) String note) {}

    public record Line(
            @NotBlank @Size(max = 20) String sku,
            @Min(1) @Max(100) int quantity,
            @Min(1) @Max(100_000) int price) {}

    public record Customer(
            @NotBlank @Size(max = 40) String name, @NotNull @Size(max = 80) String address) {}

    public record Order(
            @Min(1) long id,
            @NotNull @Valid Customer customer,
            @NotNull @Size(min = 1, max = 1000) List<@Valid Line> lines) {}

    public record Row(long id, String name, int price) {}

    public record Event(int number) {}
}
