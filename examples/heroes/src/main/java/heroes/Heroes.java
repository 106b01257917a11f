package heroes;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Delete;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Naming;
import dev.jumun.Omittable;
import dev.jumun.Patch;
import dev.jumun.Post;
import dev.jumun.Status;
import dev.jumun.server.Jumun;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Heroes, and the names that are not disclosed. */
@Api(title = "Heroes", naming = Naming.SNAKE_CASE, providers = Database.class)
public class Heroes {
    /** A row. */
    record Hero(int id, String name, @Nullable Integer age, String secretName) {
        PublicHero toPublic() {
            return new PublicHero(id, name, age);
        }
    }

    /**
     * A hero, as everybody may know it.
     *
     * @param id its number
     * @param name what it is called
     * @param age in years
     */
    public record PublicHero(int id, String name, @Nullable Integer age) {}

    /** A hero to add. */
    public record NewHero(
            @Size(min = 1, max = 100) String name,
            @Min(0) @Nullable Integer age,
            @Size(max = 100) String secretName) {}

    /** What to change of a hero: what is not there stays as it is. */
    public record HeroChange(
            Omittable<@Size(min = 1, max = 100) String> name,
            Omittable<@Min(0) @Nullable Integer> age,
            Omittable<@Size(max = 100) String> secretName) {}

    /** Adds a hero. */
    @Post("/heroes")
    @Status(201)
    PublicHero add(NewHero hero, Handle session) {
        int id =
                session.createUpdate(
                                """
                                INSERT INTO hero (name, age, secret_name)
                                VALUES (:name, :age, :secretName)
                                """)
                        .bind("name", hero.name())
                        .bind("age", hero.age())
                        .bind("secretName", hero.secretName())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(int.class)
                        .one();
        return new PublicHero(id, hero.name(), hero.age());
    }

    /** Lists heroes. */
    @Get("/heroes")
    List<PublicHero> list(
            @Default("0") @Min(0) int offset,
            @Default("100") @Min(1) @Max(100) int limit,
            Handle session) {
        return session.createQuery("SELECT * FROM hero ORDER BY id LIMIT :limit OFFSET :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Hero.class)
                .map(Hero::toPublic)
                .list();
    }

    /** Shows a hero. */
    @Get("/heroes/{id}")
    PublicHero show(int id, Handle session) {
        return find(id, session).toPublic();
    }

    /** Changes a hero. */
    @Patch("/heroes/{id}")
    PublicHero change(int id, HeroChange change, Handle session) {
        Hero before = find(id, session);
        Hero after =
                new Hero(
                        id,
                        change.name().orElse(before.name()),
                        change.age().orElse(before.age()),
                        change.secretName().orElse(before.secretName()));
        session.createUpdate(
                        """
                        UPDATE hero SET name = :name, age = :age, secret_name = :secretName
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("name", after.name())
                .bind("age", after.age())
                .bind("secretName", after.secretName())
                .execute();
        return after.toPublic();
    }

    /** Forgets a hero. */
    @Delete("/heroes/{id}")
    @Status(204)
    void remove(int id, Handle session) {
        int removed = session.execute("DELETE FROM hero WHERE id = ?", id);
        if (removed == 0) {
            throw notThere(id);
        }
    }

    private static Hero find(int id, Handle session) {
        return session.createQuery("SELECT * FROM hero WHERE id = :id")
                .bind("id", id)
                .mapTo(Hero.class)
                .findOne()
                .orElseThrow(() -> notThere(id));
    }

    private static HttpException notThere(int id) {
        return new HttpException(404, "There is no hero " + id + ".");
    }

    /** Serves the heroes. */
    public static void main(String[] arguments) {
        Jumun.run(Heroes.class, arguments);
    }
}
