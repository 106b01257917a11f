package dev.jumun.tests.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Types of every kind, each with a value as JSON, and as text if it has one. */
final class RandomTypes {
    /**
     * A type, with a value.
     *
     * @param java as source names it
     * @param json a value of it
     * @param text the same value in a path or query; empty if there is none
     * @param fallback a {@code @Default} of it; empty if there is none
     */
    record Sample(String java, String json, String text, String fallback) {
        boolean isPrimitive() {
            return java.matches("[a-z]+");
        }

        boolean isSimple() {
            return !text.isEmpty();
        }

        Sample boxed() {
            return switch (java) {
                case "int" -> renamed("java.lang.Integer");
                case "char" -> renamed("java.lang.Character");
                default ->
                        isPrimitive()
                                ? renamed(
                                        "java.lang."
                                                + Character.toUpperCase(java.charAt(0))
                                                + java.substring(1))
                                : this;
            };
        }

        Sample withoutDefault() {
            return new Sample(java, json, text, "");
        }

        Sample renamed(String other) {
            return new Sample(other, json, text, fallback);
        }

        /** With an annotation at the type itself. */
        String annotated(String annotation) {
            if (annotation.isEmpty() || isPrimitive()) {
                return java;
            }
            int end = java.indexOf('<') < 0 ? java.length() : java.indexOf('<');
            int dot = java.lastIndexOf('.', end - 1);
            return java.substring(0, dot + 1) + annotation + " " + java.substring(dot + 1);
        }
    }

    private static final List<Sample> SIMPLE =
            List.of(
                    simple("int", "1"),
                    simple("long", "2"),
                    simple("short", "3"),
                    simple("byte", "4"),
                    simple("double", "1.5"),
                    simple("float", "2.5"),
                    simple("boolean", "true"),
                    simple("java.lang.Integer", "1"),
                    simple("java.lang.Boolean", "false"),
                    simple("java.math.BigInteger", "12"),
                    text("java.math.BigDecimal", "1.25", true),
                    text("java.lang.String", "ab", true),
                    text("java.util.UUID", "00000000-0000-0000-0000-000000000001", true),
                    text("java.net.URI", "urn:a", true),
                    text("java.time.LocalDate", "2020-01-02", true),
                    text("java.time.LocalDateTime", "2020-01-02T03:04:05", true),
                    text("java.time.OffsetDateTime", "2020-01-02T03:04:05Z", true),
                    text("java.time.Instant", "2020-01-02T03:04:05Z", true),
                    text("java.time.LocalTime", "03:04:05", true),
                    text("java.time.OffsetTime", "03:04:05Z", false),
                    text("java.time.Duration", "PT1S", true),
                    text("java.net.Inet4Address", "1.2.3.4", false),
                    text("java.net.InetAddress", "1.2.3.4", false),
                    text("java.time.ZonedDateTime", "2020-01-02T03:04:05Z[UTC]", false),
                    text("java.time.YearMonth", "2020-01", false),
                    simple("java.time.Year", "2020").withoutDefault(),
                    text("java.time.ZoneId", "UTC", false),
                    text("java.util.Currency", "EUR", false),
                    text("java.util.Locale", "ko-KR", false),
                    text("java.lang.Character", "c", false),
                    text("dev.jumun.Secret", "s", false));

    private final RandomGenerator random;
    private final List<Sample> enums = new ArrayList<>();
    private final List<Sample> records = new ArrayList<>();
    private final List<Sample> generics = new ArrayList<>();

    RandomTypes(RandomGenerator random) {
        this.random = random;
    }

    private static Sample simple(String java, String value) {
        return new Sample(java, value, value, value);
    }

    private static Sample text(String java, String value, boolean hasDefault) {
        return new Sample(java, "\"" + value + "\"", value, hasDefault ? value : "");
    }

    void addEnum(String java, String constant) {
        enums.add(new Sample(java, "\"" + constant + "\"", constant, constant));
    }

    /** A record that is written as its component. */
    void addScalar(String java, Sample component) {
        enums.add(component.renamed(java).withoutDefault());
    }

    void addRecord(String java, String json) {
        records.add(new Sample(java, json, "", ""));
    }

    /** A record with one type parameter, the value of which is a member in the JSON. */
    void addGeneric(String java, String before, String after) {
        generics.add(new Sample(java, before, after, ""));
    }

    /** One of the JDK or of ours that is told as ASCII text, as header fields have it. */
    Sample plain() {
        return SIMPLE.get(random.nextInt(SIMPLE.size()));
    }

    /** One that is told as one piece of text. */
    Sample simple() {
        return !enums.isEmpty() && random.nextInt(5) == 0
                ? enums.get(random.nextInt(enums.size()))
                : SIMPLE.get(random.nextInt(SIMPLE.size()));
    }

    Sample record() {
        return records.isEmpty() ? any(0) : records.get(random.nextInt(records.size()));
    }

    /** Any, with containers as deep as said. */
    Sample any(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 4);
        if (kind == 1 && !records.isEmpty()) {
            return record();
        }
        if (kind < 4) {
            return simple();
        }
        Sample item = any(depth - 1).boxed();
        String of = item.annotated(random.nextInt(4) == 0 ? "@Mark" : "");
        return switch (kind) {
            case 4 -> of("java.util.List<" + of + ">", "[" + item.json() + "]");
            case 5 -> of("java.util.Set<" + of + ">", "[" + item.json() + "]");
            case 6 ->
                    of(
                            "java.util.Map<java.lang.String, " + of + ">",
                            "{\"k\":" + item.json() + "}");
            case 7 -> of("java.util.Optional<" + of + ">", item.json());
            case 8 -> of("java.lang.Object", "[1,\"a\"]");
            default -> {
                if (generics.isEmpty()) {
                    yield of("java.util.Collection<" + of + ">", "[" + item.json() + "]");
                }
                Sample generic = generics.get(random.nextInt(generics.size()));
                yield of(
                        generic.java() + "<" + of + ">",
                        generic.json() + item.json() + generic.text());
            }
        };
    }

    private static Sample of(String java, String json) {
        return new Sample(java, json, "", "");
    }
}
