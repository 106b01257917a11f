package dev.jumun.processor.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

/** Gives out names of which none is given twice. */
final class NameSpace {
    private final Set<String> taken = new HashSet<>();
    private final Map<Object, String> names = new HashMap<>();

    NameSpace(String... reserved) {
        taken.addAll(Set.of(reserved));
    }

    /**
     * Returns the name of a thing: the one that was proposed for it first, or that with a number.
     */
    String of(Object thing, String proposal) {
        return names.computeIfAbsent(thing, key -> free(proposal));
    }

    private String free(String proposal) {
        String base = SourceVersion.isKeyword(proposal) ? proposal + "_" : proposal;
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    static String lower(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
