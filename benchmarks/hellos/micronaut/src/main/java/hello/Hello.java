package hello;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;
import io.micronaut.serde.annotation.Serdeable;

@Controller
public class Hello {
    @Serdeable
    public record Greeting(String message) {}

    @Get("/hello")
    public Greeting hello() {
        return new Greeting("Hello");
    }

    public static void main(String[] args) {
        Micronaut.run(Hello.class, args);
    }
}
