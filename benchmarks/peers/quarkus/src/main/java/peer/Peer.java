package peer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Quarkus REST, each request on a virtual thread. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Peer {
    private final DataSource database;

    public Peer(DataSource database) {
        this.database = database;
    }

    @GET
    @Path("/json")
    @RunOnVirtualThread
    public Models.Message json() {
        return new Models.Message("Hello, World!");
    }

    @GET
    @Path("/plaintext")
    @RunOnVirtualThread
    @Produces(MediaType.TEXT_PLAIN)
    public String plaintext() {
        return "Hello, World!";
    }

    @GET
    @Path("/items/{id}")
    @RunOnVirtualThread
    public Models.Item item(
            @RestPath @Min(1) long id,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery @Size(max = 50) String q) {
        return new Models.Item(id, limit, q);
    }

    @POST
    @Path("/drinks")
    @RunOnVirtualThread
    public Models.Drink drink(@Valid Models.Drink drink) {
        return drink;
    }

    @POST
    @Path("/orders")
    @RunOnVirtualThread
    public Models.Order order(@Valid Models.Order order) {
        return order;
    }

    @GET
    @Path("/row/{id}")
    @RunOnVirtualThread
    public Models.Row row(@RestPath long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return row(rows);
            }
        }
    }

    @GET
    @Path("/rows")
    @RunOnVirtualThread
    public List<Models.Row> rows() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink ORDER BY id LIMIT 20");
                ResultSet rows = query.executeQuery()) {
            List<Models.Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private static Models.Row row(ResultSet rows) throws SQLException {
        return new Models.Row(rows.getLong(1), rows.getString(2), rows.getInt(3));
    }

    @GET
    @Path("/wait")
    @RunOnVirtualThread
    public Models.Message await(@RestQuery @DefaultValue("10") long ms)
            throws InterruptedException {
        Thread.sleep(ms);
        return new Models.Message("waited");
    }

    @GET
    @Path("/gather")
    @RunOnVirtualThread
    public Models.Message gather() throws Exception {
        return new Models.Message("" + Work.gather());
    }

    @GET
    @Path("/hog")
    @RunOnVirtualThread
    public Models.Message hog() {
        Work.burn();
        return new Models.Message("burnt");
    }

    /** Its way to stream: a Multi, of which it takes as much as the client does. */
    @GET
    @Path("/stream")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<Models.Event> stream() {
        return Multi.createFrom().range(0, 1000).map(Models.Event::new);
    }
}
