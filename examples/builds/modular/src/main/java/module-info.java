/** The café as a module: builds/run adds its sources. */
module cafe {
    requires com.zaxxer.hikari;
    requires dev.jumun.jdbc;
    requires dev.jumun.server;
    requires static org.jspecify;

    exports cafe to
            dev.jumun;
}
