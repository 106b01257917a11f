/** HTML pages made of Pebble templates. */
module dev.jumun.pebble {
    requires transitive dev.jumun;
    requires io.pebbletemplates;
    requires static transitive org.jspecify;

    exports dev.jumun.pebble;
}
