package peer;

import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Small JSON by Quarkus REST, on virtual threads, with metrics and traces. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Peer {
    public record Message(String message) {}

    @GET
    @Path("/json")
    @RunOnVirtualThread
    public Message json() {
        return new Message("Hello, World!");
    }
}
