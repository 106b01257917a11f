package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.ExceptionHandler;
import dev.jumun.Get;
import dev.jumun.Response;

import java.net.SocketException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

// Waits in what knows nothing of cancelling, until its client leaves.
@Api(title = "Leaving")
class Leaving {
    static final Semaphore ARRIVED = new Semaphore(0);

    private static void waitForInterrupt() throws InterruptedException {
        ARRIVED.release();
        new CountDownLatch(1).await();
    }

    @Get("/pool")
    void pool() throws SQLException {
        try {
            waitForInterrupt();
        } catch (InterruptedException e) {
            throw new SQLException("Interrupted during connection acquisition", e);
        }
    }

    @Get("/driver")
    void driver() throws SQLException {
        try {
            waitForInterrupt();
        } catch (InterruptedException e) {
            throw new SQLException("I/O error", new SocketException("Closed by interrupt"));
        }
    }

    @Get("/fault")
    void fault() {
        try {
            waitForInterrupt();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the till is open");
        }
    }

    @ExceptionHandler
    Response database(SQLException failure) {
        throw new IllegalStateException("nobody is there to be answered", failure);
    }
}
