package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Cookie;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Put;
import dev.jumun.Query;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.ResponseHead;
import dev.jumun.Router;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A shop that uses everything: <b>try</b> it with {@code curl}. */
@Api(
        title = "Shop",
        version = "2.0",
        routers = {Shop.Orders.class})
class Shop {
    enum Color {
        RED,
        GREEN
    }

    /**
     * A thing for sale.
     *
     * @param name what it is called
     */
    record Item(
            @NotBlank @Size(max = 10) String name,
            @Positive BigDecimal price,
            @Nullable String note,
            @Default("1") int count,
            Optional<Color> color,
            @Default("[]") List<@Size(max = 3) String> tags) {
        Item {
            if (count == 13) {
                throw new IllegalArgumentException("nobody buys 13");
            }
        }
    }

    record Everything(
            long id,
            double weight,
            boolean fresh,
            UUID uuid,
            URI uri,
            LocalDate day,
            Instant moment,
            Duration lasts,
            Set<Integer> set,
            Map<Integer, Item> map,
            Map<String, Object> free) {}

    record Tree(String name, List<Tree> children) {}

    /** What a session has done, for the tests to see. */
    static final class Session {
        static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();
        static volatile CountDownLatch waiting = new CountDownLatch(1);

        final String user;

        Session(String user) {
            this.user = user;
        }
    }

    record Settings(String greeting) {}

    record Token(String value) {}

    private final Settings settings;

    Shop(Settings settings) {
        this.settings = settings;
    }

    @Provides(Scope.APP)
    static void settings(Yield<Settings> yield) throws Exception {
        Session.LOG.add("start");
        try {
            yield.to(new Settings("hello"));
        } finally {
            Session.LOG.add("stop");
        }
    }

    @Provides
    static Token token(@Header String xToken) {
        return new Token(xToken);
    }

    @Provides(Scope.FUNCTION)
    static void session(Token token, Settings settings, Yield<Session> yield) throws Exception {
        Session.LOG.add("open " + settings.greeting());
        try {
            yield.to(new Session(token.value()));
            Session.LOG.add("commit");
        } catch (Throwable t) {
            Session.LOG.add("roll back: " + t.getClass().getSimpleName());
            throw t;
        } finally {
            Session.LOG.add("close");
        }
    }

    /**
     * Greets.
     *
     * @param name who is greeted
     * @return the greeting
     */
    @Get("/greet/{name}")
    String greet(
            @Size(min = 2) String name,
            @Default("0") @Min(0) @Max(3) int marks,
            @Cookie @Nullable String lang) {
        return settings.greeting()
                + " "
                + name
                + "!".repeat(marks)
                + (lang == null ? "" : " " + lang);
    }

    @Get("/list")
    List<Integer> list(
            @Query List<Integer> n,
            Optional<Color> color,
            @Query("from-day") @Nullable LocalDate day) {
        return day == null
                ? n
                : List.of(day.getYear(), color.orElse(Color.RED) == Color.RED ? 0 : 1);
    }

    @Post("/items")
    @Status(201)
    Item add(Item item) {
        return item;
    }

    @Put("/items/{id}")
    Map<String, Object> change(long id, Item item, @Pattern(regexp = "[a-z]+") String q) {
        return Map.of("id", id, "name", item.name(), "q", q);
    }

    @Post("/two")
    Map<String, Object> two(Item first, Item second) {
        return Map.of("first", first.name(), "second", second.name());
    }

    @Post("/everything")
    Everything everything(Everything everything) {
        return everything;
    }

    @Post("/tree")
    Tree tree(Tree tree) {
        return tree;
    }

    @Get("/session")
    Map<String, Object> session(Session session, @Default("false") boolean fail) {
        if (fail) {
            throw new HttpException(409, "refused").header("x-why", "test");
        }
        return Map.of("user", session.user);
    }

    @Get("/wait")
    String waitForEver(Session session) throws InterruptedException {
        Session.waiting.countDown();
        Thread.sleep(Duration.ofHours(1));
        return session.user;
    }

    @Get("/mixed")
    Map<String, Object> mixed() {
        return Map.of("tree", new Tree("a", List.of()));
    }

    @Get("/refused")
    void refused() {
        throw new HttpException(400, List.of(new Tree("b", List.of())));
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException("a secret");
    }

    @Get("/teapot")
    Response teapot(Request request) {
        return Response.text("I am " + request.path()).status(418).header("x-tea", "green");
    }

    @Get("/made")
    String made(ResponseHead settings) {
        settings.status(202);
        settings.cookie("lang", "ko");
        return "made";
    }

    @Get("/gone")
    @Status(204)
    void gone() {}

    @Get("/nothing")
    void nothing() {}

    @Get("/files/{rest:path}")
    String files(String rest) {
        return rest;
    }

    @Router(
            prefix = "/orders",
            tags = {"orders"})
    static class Orders {
        @Get("/{id}")
        int order(int id, Session session) {
            return id + session.user.length();
        }
    }
}
