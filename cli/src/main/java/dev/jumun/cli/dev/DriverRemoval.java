package dev.jumun.cli.dev;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Removes the drivers of its own class loader from the DriverManager. {@link ReplacedLoader}
 * defines this class once more, in itself: so it uses no other class of this program.
 */
public final class DriverRemoval implements Runnable {
    /** For the loader that defines it. */
    public DriverRemoval() {}

    @Override
    public void run() {
        for (Driver driver : DriverManager.drivers().toList()) {
            if (driver.getClass().getClassLoader() == getClass().getClassLoader()) {
                remove(driver);
            }
        }
    }

    private static void remove(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            return; // it stays, and so do its classes
        }
    }
}
