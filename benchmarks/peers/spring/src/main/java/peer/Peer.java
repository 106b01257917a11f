package peer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.util.List;

/** Spring MVC on Tomcat, with virtual threads. */
@SpringBootApplication
@RestController
public class Peer {
    private final JdbcClient database;

    public Peer(JdbcClient database) {
        this.database = database;
    }

    public static void main(String[] args) {
        SpringApplication.run(Peer.class, args);
    }

    @GetMapping("/json")
    Models.Message json() {
        return new Models.Message("Hello, World!");
    }

    @GetMapping(path = "/plaintext", produces = MediaType.TEXT_PLAIN_VALUE)
    String plaintext() {
        return "Hello, World!";
    }

    @GetMapping("/items/{id}")
    Models.Item item(
            @PathVariable @Min(1) long id,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Size(max = 50) String q) {
        return new Models.Item(id, limit, q);
    }

    @PostMapping("/drinks")
    Models.Drink drink(@Valid @RequestBody Models.Drink drink) {
        return drink;
    }

    @PostMapping("/orders")
    Models.Order order(@Valid @RequestBody Models.Order order) {
        return order;
    }

    @GetMapping("/row/{id}")
    Models.Row row(@PathVariable long id) {
        return database.sql("SELECT id, name, price FROM drink WHERE id = ?")
                .param(id)
                .query((row, _) -> new Models.Row(row.getLong(1), row.getString(2), row.getInt(3)))
                .single();
    }

    @GetMapping("/rows")
    List<Models.Row> rows() {
        return database.sql("SELECT id, name, price FROM drink ORDER BY id LIMIT 20")
                .query((row, _) -> new Models.Row(row.getLong(1), row.getString(2), row.getInt(3)))
                .list();
    }

    @GetMapping("/wait")
    Models.Message await(@RequestParam(defaultValue = "10") long ms) throws InterruptedException {
        Thread.sleep(ms);
        return new Models.Message("waited");
    }

    @GetMapping("/gather")
    Models.Message gather() throws Exception {
        return new Models.Message("" + Work.gather());
    }

    @GetMapping("/stream")
    SseEmitter stream() {
        SseEmitter emitter = new SseEmitter();
        Thread.startVirtualThread(() -> {
            try {
                for (int i = 0; i < 1000; i++) {
                    emitter.send(new Models.Event(i), MediaType.APPLICATION_JSON);
                }
                emitter.complete();
            } catch (IOException e) {
                emitter.completeWithError(e);
            }
        });
        return emitter;
    }

    @GetMapping("/hog")
    Models.Message hog() {
        Work.burn();
        return new Models.Message("burnt");
    }
}
