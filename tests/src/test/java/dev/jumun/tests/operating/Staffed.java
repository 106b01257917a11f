package dev.jumun.tests.operating;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.kitchen.Kitchen;

import org.jspecify.annotations.Nullable;

/** An API that shows its kitchen to its staff. */
@Api(mounts = @Mount(path = "/kitchen", api = Kitchen.class, requires = "staffOnly"))
public class Staffed {
    /** An order. */
    public record Order(String drink, String password) {}

    @Provides
    static void staffOnly(@Header @Nullable String xStaff) {
        if (!"yes".equals(xStaff)) {
            throw new HttpException(403);
        }
    }

    @Post("/orders/{token}")
    void order(String token, Order order) {
        throw new IllegalStateException("no " + order.drink() + " for " + order.password());
    }

    @Get("/menu")
    String menu() {
        return "menu";
    }
}
