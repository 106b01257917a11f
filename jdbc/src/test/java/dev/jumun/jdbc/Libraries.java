package dev.jumun.jdbc;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import java.util.Properties;

/** The sessions of libraries on the same transactions, as the chapter on databases shows them. */
final class Libraries {
    private Libraries() {}

    @Provides(Scope.APP)
    static Jdbi jdbi(Transactions transactions) {
        return Jdbi.create(transactions.dataSource());
    }

    @Provides(Scope.FUNCTION)
    static void handle(Jdbi jdbi, Yield<Handle> yield) throws Exception {
        jdbi.useTransaction(yield::to);
    }

    @Provides(Scope.FUNCTION)
    static void dsl(Transactions transactions, Yield<DSLContext> yield) throws Exception {
        transactions.lend(connection -> yield.to(DSL.using(connection, SQLDialect.POSTGRES)));
    }

    @Provides(Scope.APP)
    static void sessions(Transactions transactions, Yield<SessionFactory> yield) throws Exception {
        Properties properties = new Properties();
        properties.put("hibernate.connection.datasource", transactions.dataSource());
        Configuration configuration =
                new Configuration().addProperties(properties).addAnnotatedClass(Entry.class);
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            yield.to(factory);
        }
    }

    @Provides(Scope.FUNCTION)
    static void session(SessionFactory factory, Transactions transactions, Yield<Session> yield)
            throws Exception {
        transactions.lend(connection -> {
            try (Session session = factory.withOptions().connection(connection).openSession()) {
                session.beginTransaction();
                yield.to(session);
                session.getTransaction().commit();
            }
        });
    }
}
