package shop;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Status;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

import lombok.Builder;
import lombok.RequiredArgsConstructor;
import lombok.With;
import lombok.extern.java.Log;

/** A shop whose classes use Lombok. */
@Api(title = "Shop", providers = Stock.class)
@Log
@RequiredArgsConstructor
public class Shop {
    private final Stock stock;

    /** A drink. */
    @Builder
    @With
    public record Drink(long id, @NotBlank String name, @Positive int price) {}

    /** Returns a drink. */
    @Get("/drinks/{id}")
    Drink drink(long id) {
        return stock.find(id).orElseThrow(() -> new HttpException(404, "There is no such drink."));
    }

    /** Adds a drink. */
    @Post("/drinks")
    @Status(201)
    Drink add(Drink drink) {
        log.fine("added");
        return stock.add(drink);
    }
}
