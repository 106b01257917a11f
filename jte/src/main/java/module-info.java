/** HTML pages made of JTE templates. */
module dev.jumun.jte {
    requires transitive dev.jumun;
    requires gg.jte;
    requires gg.jte.runtime;
    requires static transitive org.jspecify;

    exports dev.jumun.jte;
}
