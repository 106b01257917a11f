package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.Post;
import dev.jumun.Status;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** Has a job that waits for its cancellation. */
@Api
class Endless {
    static final CountDownLatch BEGUN = new CountDownLatch(1);
    static final CountDownLatch CANCELLED = new CountDownLatch(1);

    record Wish(String text) {}

    @Task
    void hang(Wish wish) throws InterruptedException {
        BEGUN.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            CANCELLED.countDown();
            throw e;
        }
    }

    @Post("/hang")
    @Status(202)
    void hang(Wish wish, Later<Wish> hang) throws SQLException {
        hang.add(wish);
    }
}
