/** The in-memory test client. */
module dev.jumun.testing {
    requires transitive dev.jumun;

    exports dev.jumun.testing;
}
