package chain;

import dev.jumun.HttpException;
import dev.jumun.Provides;
import dev.jumun.Request;
import dev.jumun.Scope;
import dev.jumun.Secret;
import dev.jumun.security.ApiKeyHeader;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of the tills: {@code CHAIN_KEYS} has them as {@code cafe=key cafe=key}. Without a shared
 * database, two for trying are enough.
 */
final class Tills {
    /** The header field that has the key of a till. */
    static final String FIELD = "x-till-key";

    private static final String FOR_TRYING = "hongdae=try-hongdae mapo=try-mapo";

    private final Map<String, Secret> keys = new TreeMap<>();

    private Tills(String text) {
        for (String each : text.strip().split("\\s+", -1)) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalArgumentException(
                        "CHAIN_KEYS has no key for a café. Write café=key, several with spaces"
                                + " between them.");
            }
            keys.put(parts[0], new Secret(parts[1]));
        }
    }

    @Provides(Scope.APP)
    static Tills tills() {
        String text = System.getenv("CHAIN_KEYS");
        if (text == null && Database.isShared()) {
            throw new IllegalStateException(
                    "CHAIN_KEYS is not set. Give each café a key: the ones for trying are public.");
        }
        return new Tills(Optional.ofNullable(text).orElse(FOR_TRYING));
    }

    /** Returns the café whose till has sent a request; null if no till has. */
    @Nullable String cafe(Request request) {
        String shown = request.headers().first(FIELD);
        return shown == null ? null : find(shown).orElse(null);
    }

    private Optional<String> find(String shown) {
        return keys.entrySet().stream()
                .filter(each -> each.getValue().matches(shown))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * A till.
     *
     * @param cafe where it is
     */
    record Till(String cafe) {}

    /** The till that has sent a request. */
    @Provides
    static Till till(@ApiKeyHeader(FIELD) String key, Tills tills) {
        return tills.find(key)
                .map(Till::new)
                .orElseThrow(() -> new HttpException(401, "No till has this key."));
    }
}
