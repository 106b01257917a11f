package dev.jumun.conformance.sql_databases;

import dev.jumun.*;
import dev.jumun.async.Yield;

import jakarta.validation.constraints.*;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial001 {
    record Hero(@Nullable Integer id, String name, @Nullable Integer age, String secretName) {}

    @Provides(Scope.APP)
    static Jdbi database() {
        Jdbi jdbi = Jdbi.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        jdbi.registerRowMapper(ConstructorMapper.factory(Hero.class));
        jdbi.useHandle(handle ->
                handle.execute(
                        """
                        create table hero (
                            id int primary key,
                            name varchar not null,
                            age int,
                            secret_name varchar not null)
                        """));
        return jdbi;
    }

    @Provides
    static void session(Jdbi jdbi, Yield<Handle> yield) throws Exception {
        try (Handle handle = jdbi.open()) {
            yield.to(handle);
        }
    }

    @Post("/heroes/")
    Hero createHero(Hero hero, Handle session) {
        session.createUpdate(
                        """
                        insert into hero values (
                            coalesce(:id, (select coalesce(max(id), 0) + 1 from hero)),
                            :name, :age, :secretName)
                        """)
                .bind("id", hero.id())
                .bind("name", hero.name())
                .bind("age", hero.age())
                .bind("secretName", hero.secretName())
                .execute();
        return session.createQuery("select * from hero where name = :name order by id desc limit 1")
                .bind("name", hero.name())
                .mapTo(Hero.class)
                .one();
    }

    @Get("/heroes/")
    List<Hero> readHeroes(
            Handle session,
            @Query @Default("0") int offset,
            @Query @Default("100") @Max(100) int limit) {
        return session.createQuery("select * from hero order by id limit :limit offset :offset")
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(Hero.class)
                .list();
    }

    @Get("/heroes/{hero_id}")
    Hero readHero(int heroId, Handle session) {
        return find(session, heroId);
    }

    private static Hero find(Handle session, int heroId) {
        return session.createQuery("select * from hero where id = :id")
                .bind("id", heroId)
                .mapTo(Hero.class)
                .findOne()
                .orElseThrow(() -> new HttpException(404, "Hero not found"));
    }

    @Delete("/heroes/{hero_id}")
    Object deleteHero(int heroId, Handle session) {
        int deleted =
                session.createUpdate("delete from hero where id = :id")
                        .bind("id", heroId)
                        .execute();
        if (deleted == 0) {
            throw new HttpException(404, "Hero not found");
        }
        return Map.of("ok", true);
    }
}
