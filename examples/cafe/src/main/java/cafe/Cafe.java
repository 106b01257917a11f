package cafe;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Delete;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Status;
import dev.jumun.server.Jumun;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The café's menu and its orders. */
@Api(title = "Café", version = "1.0", routers = Orders.class, providers = Database.class)
public class Cafe {
    /**
     * A drink on the menu.
     *
     * @param id its number
     * @param name what it is called
     * @param price in euros
     */
    public record Drink(long id, String name, BigDecimal price) {}

    /**
     * A drink to add.
     *
     * @param name what it is called
     * @param price in euros
     */
    public record NewDrink(
            @NotBlank @Size(max = 40) String name,
            @Positive @DecimalMax("1000") BigDecimal price) {}

    /**
     * A breakfast.
     *
     * @param drink what there is to drink
     * @param food what there is to eat
     */
    public record Breakfast(String drink, String food) {}

    /**
     * Lists the drinks, cheapest first.
     *
     * @param skip how many to leave out
     * @param limit how many to list at most
     */
    @Get("/drinks")
    List<Drink> drinks(
            @Default("0") @Min(0) int skip,
            @Default("20") @Min(1) @Max(100) int limit,
            Connection connection)
            throws SQLException {
        return Menu.list(connection, skip, limit);
    }

    /**
     * Shows one drink.
     *
     * @param id its number
     */
    @Get("/drinks/{id}")
    Drink drink(long id, Connection connection) throws SQLException {
        return Menu.find(connection, id)
                .orElseThrow(() -> new HttpException(404, "There is no drink " + id + "."));
    }

    /** Adds a drink. */
    @Post("/drinks")
    @Status(201)
    Drink add(NewDrink drink, Connection connection) throws SQLException {
        return Menu.add(connection, drink);
    }

    /**
     * Takes a drink from the menu.
     *
     * @param id its number
     */
    @Delete("/drinks/{id}")
    @Status(204)
    void remove(long id, Connection connection) throws SQLException {
        if (!Menu.remove(connection, id)) {
            throw new HttpException(404, "There is no drink " + id + ".");
        }
    }

    /** Makes coffee and toast side by side: it takes as long as the slower of the two. */
    @Get("/breakfast")
    Breakfast breakfast() {
        return gather(this::makeCoffee, this::makeToast, Breakfast::new);
    }

    private String makeCoffee() {
        sleep(Duration.ofSeconds(2));
        return "coffee";
    }

    private String makeToast() {
        sleep(Duration.ofSeconds(3));
        return "toast";
    }

    /** Opens the café. */
    public static void main(String[] args) {
        Jumun.run(Cafe.class, args);
    }
}
