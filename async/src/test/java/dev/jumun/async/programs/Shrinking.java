package dev.jumun.async.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a program that fails smaller, as long as it fails. */
final class Shrinking {
    private static final int MOST_TRIES = 200;

    private Shrinking() {}

    static Program shrink(Program program, Predicate<Program> fails) {
        Program smallest = program;
        int tries = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Program candidate : candidates(smallest)) {
                if (++tries > MOST_TRIES) {
                    return smallest;
                }
                if (fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** All that are smaller by one step: the smallest first. */
    private static List<Program> candidates(Program program) {
        List<Program> all = new ArrayList<>(program.parts());
        if (program.size() > 1) {
            all.add(new Program.Wait(1 + (program.hashCode() & 0xFFFFF))); // equal to no other
        }
        List<Program> parts = program.parts();
        int fixed = program instanceof Program.Group ? 1 : 0;
        if (program.takesList() && parts.size() > fixed + 1) {
            for (int i = fixed; i < parts.size(); i++) {
                List<Program> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                all.add(program.with(fewer));
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            for (Program smaller : candidates(parts.get(i))) {
                List<Program> changed = new ArrayList<>(parts);
                changed.set(i, smaller);
                all.add(program.with(changed));
            }
        }
        return all;
    }
}
