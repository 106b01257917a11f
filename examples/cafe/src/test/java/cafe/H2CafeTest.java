package cafe;

import com.zaxxer.hikari.HikariDataSource;

import java.util.UUID;

class H2CafeTest extends CafeContract {
    @Override
    HikariDataSource openDatabase() throws Exception {
        return Database.open("jdbc:h2:mem:" + UUID.randomUUID());
    }
}
