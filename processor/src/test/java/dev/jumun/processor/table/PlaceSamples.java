package dev.jumun.processor.table;

import dev.jumun.processor.place.Place;

import java.lang.annotation.ElementType;
import java.util.List;
import java.util.Map;

/** For each place a declaration that has it, with room for an annotation. */
final class PlaceSamples {
    private record Sample(String declaration, List<ElementType> kinds) {}

    private static final Map<Place, Sample> ALL =
            Map.ofEntries(
                    type(Place.API, "@Api %s class C# {}"),
                    type(Place.ROUTER, "@Router %s class C# {}"),
                    method(Place.ROUTE, "@Api class C# { @Get(\"/\") %s void m() {} }"),
                    method(
                            Place.WEB_SOCKET,
                            "@Api class C# { @WebSocketRoute(\"/\") %s void m(WebSocket s) {} }"),
                    method(Place.CALL, "interface C# { @Post(\"/\") %s void m(); }"),
                    method(
                            Place.PROVIDER,
                            "class C# { @Provides %s static Thing m() { return null; } }"),
                    type(Place.PROVIDED, "@Provides %s class C# {}"),
                    method(
                            Place.MIDDLEWARE,
                            "class C# { @Middleware %s Response m(Request r, Next n) { return"
                                    + " null; } }"),
                    method(
                            Place.EXCEPTION_HANDLER,
                            "class C# { @ExceptionHandler %s Response m(Exception e) { return"
                                    + " null; } }"),
                    method(
                            Place.DOCUMENT,
                            "class C# { @CustomizeOpenApi %s Map<String, Object> m(Map<String,"
                                    + " Object> d) { return d; } }"),
                    type(Place.RECORD, "%s record C#(int a) {}"),
                    type(
                            Place.UNION,
                            "%s sealed interface C# permits D# {} record D#() implements C# {}"),
                    type(Place.ENUM, "%s enum C# { A }"),
                    one(
                            Place.COMPONENT,
                            "record C#(%s int a) {}",
                            ElementType.RECORD_COMPONENT,
                            ElementType.PARAMETER),
                    one(
                            Place.UNNAMED_COMPONENT,
                            "@Tuple record C#(%s int a) {}",
                            ElementType.RECORD_COMPONENT,
                            ElementType.PARAMETER),
                    one(Place.CONSTANT, "enum C# { %s A }", ElementType.FIELD),
                    method(
                            Place.COMPUTED,
                            "record C#(int a) { @Computed %s int b() { return 1; } }"),
                    method(
                            Place.TASK,
                            "@Api class C# { @dev.jumun.jobs.Task %s void m(Item i) {} }"),
                    parameter(
                            Place.TASK_PARAMETER,
                            "@Api class C# { @dev.jumun.jobs.Task void m(%s Item i) {} }"),
                    parameter(
                            Place.ROUTE_PARAMETER,
                            "@Api class C# { @Get(\"/\") void m(%s int a) {} }"),
                    parameter(
                            Place.PROVIDER_PARAMETER,
                            "class C# { @Provides static Thing m(%s int a) { return null; } }"),
                    parameter(
                            Place.OTHER_PARAMETER,
                            "class C# { @Middleware Response m(Request r, Next n, %s int a) {"
                                    + " return null; } }"),
                    one(
                            Place.ANNOTATION,
                            "%s @interface C# {}",
                            ElementType.TYPE,
                            ElementType.ANNOTATION_TYPE),
                    type(Place.CLASS, "%s class C# {}"),
                    method(Place.METHOD, "class C# { %s void m() {} }"));

    private PlaceSamples() {}

    private static Map.Entry<Place, Sample> type(Place place, String declaration) {
        return one(place, declaration, ElementType.TYPE);
    }

    private static Map.Entry<Place, Sample> method(Place place, String declaration) {
        return one(place, declaration, ElementType.METHOD);
    }

    private static Map.Entry<Place, Sample> parameter(Place place, String declaration) {
        return one(place, declaration, ElementType.PARAMETER);
    }

    private static Map.Entry<Place, Sample> one(
            Place place, String declaration, ElementType... kinds) {
        return Map.entry(place, new Sample(declaration, List.of(kinds)));
    }

    /** Whether the compiler lets an annotation of these targets stand there. */
    static boolean isPossible(Place place, List<ElementType> targets) {
        return sample(place).kinds().stream().anyMatch(targets::contains);
    }

    static String declare(Place place, String annotation, int number) {
        return sample(place)
                .declaration()
                .replace("#", String.valueOf(number))
                .replace("%s", annotation);
    }

    private static Sample sample(Place place) {
        Sample sample = ALL.get(place);
        if (sample == null) {
            throw new IllegalStateException("There is no sample of " + place + ".");
        }
        return sample;
    }
}
