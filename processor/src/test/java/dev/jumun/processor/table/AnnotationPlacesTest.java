package dev.jumun.processor.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.processor.place.AnnotationTable;
import dev.jumun.processor.place.JsonRules;
import dev.jumun.processor.place.Place;
import dev.jumun.processor.place.TextRules;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every annotation at every place where javac lets it stand: it means something, or is an error.
 */
class AnnotationPlacesTest {
    /** These make a method or class what it is: the place is theirs. */
    private static final Set<String> ROLES =
            Set.of(
                    "Api",
                    "Router",
                    "Provides",
                    "Get",
                    "Post",
                    "Put",
                    "Patch",
                    "Delete",
                    "Head",
                    "Options",
                    "Trace",
                    "WebSocketRoute",
                    "Middleware",
                    "ExceptionHandler",
                    "CustomizeOpenApi",
                    "Computed",
                    "Task",
                    "Every",
                    "Cron");

    @Test
    void everyAnnotationHasARow() throws Exception {
        Set<String> classes =
                AnnotationTypes.own().stream()
                        .filter(type -> !AnnotationTypes.targets(type).isEmpty())
                        .map(Class::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(new TreeSet<>(AnnotationTable.all().keySet())).isEqualTo(classes);
    }

    @Test
    void everyMemberWithAFormIsThere() throws Exception {
        Set<String> members = new TreeSet<>();
        for (Class<?> type : AnnotationTypes.own()) {
            for (var member : type.getDeclaredMethods()) {
                members.add(type.getCanonicalName() + "." + member.getName());
            }
        }
        assertThat(members).containsAll(JsonRules.MEMBERS).containsAll(TextRules.members());
    }

    @Test
    void elsewhereItIsAnError() throws Exception {
        Cells cells = new Cells();
        Map<Integer, String> expected = new HashMap<>();
        for (Class<?> type : AnnotationTypes.own()) {
            Set<Place> places = AnnotationTable.places(type.getName());
            if (places == null || ROLES.contains(type.getSimpleName())) {
                continue;
            }
            for (Place place : Place.values()) {
                if (PlaceSamples.isPossible(place, AnnotationTypes.targets(type))) {
                    int cell =
                            cells.add(
                                    PlaceSamples.declare(
                                            place, AnnotationTypes.use(type), expected.size()));
                    expected.put(
                            cell,
                            (places.contains(place) ? "means something" : "PLACE-1")
                                    + ": @"
                                    + type.getSimpleName()
                                    + " at "
                                    + place.words());
                }
            }
        }
        Map<Integer, List<String>> errors = cells.errors();
        Map<Integer, String> found = new HashMap<>();
        expected.forEach((cell, words) -> {
            boolean refused = errors.getOrDefault(cell, List.of()).contains("PLACE-1");
            found.put(
                    cell,
                    (refused ? "PLACE-1" : "means something")
                            + words.substring(words.indexOf(": @")));
        });
        assertThat(expected).hasSizeGreaterThan(200);
        assertThat(found).isEqualTo(expected);
    }
}
