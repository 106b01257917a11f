package heroes;

import com.zaxxer.hikari.HikariDataSource;

import java.util.UUID;

/** On the database that is embedded. */
class H2HeroesTest extends HeroesContract {
    @Override
    HikariDataSource openDatabase() {
        return Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
    }
}
