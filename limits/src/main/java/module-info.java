/** Limits how often clients may ask. */
module dev.jumun.limits {
    requires transitive dev.jumun;
    requires transitive io.github.bucket4j.core;
    requires static transitive org.jspecify;

    exports dev.jumun.limits;
}
