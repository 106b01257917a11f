package dev.jumun.tests.declared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Names that generated code has to live with, none of them twice in one place. */
final class RandomNames {
    /** Of the JDK, of ours, of what is generated, and plain ones. */
    private static final List<String> TYPES =
            words(
                    "String Integer Object Override Exception Throwable Record Enum List Map Set"
                        + " Optional UUID URI Duration Instant Void Math Class Call In Body Binder"
                        + " Codec Codecs ObjectCodec Problems JsonReader JsonWriter Schema Schemas"
                        + " FieldNames Lifespan RouteTable ProviderKey GeneratedApi Request"
                        + " Response Api Get Post Yield Rest Filter Next Session Generator"
                        + " BodyFields FieldValues BodyValue Generated Nullable Item Items Order"
                        + " Orders User Page Shape Thing HTTPServer X ITEM $ _A Über 주문 item order"
                        + " call in lifespan table value description codec RecordCodec MemberReader"
                        + " RecordMembers SharedCodec SharedCodecs ALL");

    private static final List<String> VARIABLES =
            words(
                    "reader problems mark seen field refusal object name value values writer"
                        + " schemas text codec CODEC fields FIELDS uuid UUID uri URI call in yield"
                        + " body rest answer table lifespan description failure request api"
                        + " sideBySide part record var sealed permits when module open to with"
                        + " exports requires String List Optional Codecs Override item items order"
                        + " orders aB aBC id ID itemId item_id X x _a $a über 주문 이름 java dev org"
                        + " shop this_ each other parameters document index length size list map"
                        + " key none NAMES ALL names others members read write");

    private static final List<String> METHODS =
            words(
                    "start routes describe title provisions document docs filters routeFilters"
                        + " files mounts rootPath failures errorFormat strictContentType"
                        + " openApiPath hashCode toString notify getClass clone finalize yield"
                        + " record var call in api body list get add item items CALL Codec über 주문"
                        + " $m _m known guard");

    private final RandomGenerator random;
    private final Set<String> taken = new HashSet<>();
    private final List<String> pool;

    private RandomNames(RandomGenerator random, List<String> pool) {
        this.random = random;
        this.pool = pool;
    }

    static RandomNames types(RandomGenerator random) {
        return new RandomNames(random, TYPES);
    }

    static RandomNames variables(RandomGenerator random) {
        return new RandomNames(random, VARIABLES);
    }

    static RandomNames methods(RandomGenerator random) {
        return new RandomNames(random, METHODS);
    }

    /** Leaves out the first parts of the packages that source with a body names. */
    RandomNames withBody() {
        taken.addAll(List.of("dev", "java", "random"));
        return this;
    }

    /** A name that is not taken, also if its case and its dashes do not count. */
    String next() {
        return next("");
    }

    /** A name of plain ASCII letters, for header fields, cookies and paths. */
    String nextPlain() {
        return next("[a-zA-Z]+");
    }

    /** A name that begins in upper case. */
    String nextUpper() {
        return next("\\p{Lu}.*");
    }

    private String next(String pattern) {
        List<String> free = new ArrayList<>();
        for (String name : pool) {
            if (!taken.contains(key(name)) && (pattern.isEmpty() || name.matches(pattern))) {
                free.add(name);
            }
        }
        String name =
                free.isEmpty() ? "more" + taken.size() : free.get(random.nextInt(free.size()));
        taken.add(key(name));
        return name;
    }

    private static String key(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+", -1));
    }
}
