package dev.jumun.cli.project;

import java.util.List;

/** Which artifacts are Jumun's own, and which are only checks of the compiler. */
final class Coordinates {
    static final String JUMUN = "dev.jumun";

    /** Plugins of the compiler that check code: nothing that runs needs them. */
    static final List<String> CHECKERS = List.of("com.google.errorprone", "com.uber.nullaway");

    private Coordinates() {}
}
