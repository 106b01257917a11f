package cafe;

import dev.jumun.Api;
import dev.jumun.Post;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/** An API with the café's sessions and a handler that fails after it has inserted something. */
@Api(providers = Database.class)
class Faulty {
    @Post("/fail")
    void fail(Connection connection) throws SQLException {
        Menu.add(connection, new Cafe.NewDrink("Ghost", BigDecimal.ONE));
        throw new IllegalStateException("after the insert");
    }
}
