package dev.jumun.cli;

/**
 * What {@code jumun doctor} found.
 *
 * @param check what was looked at
 * @param fact what there is
 * @param remedy what to do; empty if nothing has to be done
 */
record Diagnosis(String check, Grade grade, String fact, String remedy) {
    enum Grade {
        RIGHT,
        NOTICE,
        WRONG
    }

    static Diagnosis right(String check, String fact) {
        return new Diagnosis(check, Grade.RIGHT, fact, "");
    }

    static Diagnosis notice(String check, String fact, String remedy) {
        return new Diagnosis(check, Grade.NOTICE, fact, remedy);
    }

    static Diagnosis wrong(String check, String fact, String remedy) {
        return new Diagnosis(check, Grade.WRONG, fact, remedy);
    }
}
