package dev.jumun.runtime.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of a form in their order: text, or {@link dev.jumun.Upload}. */
public final class FormData implements AutoCloseable {
    /** What an entry takes without its texts: in the list, and in the set of the names. */
    static final int ENTRY = 120;

    private record Entry(String name, Object value) {}

    private final List<Entry> entries = new ArrayList<>();

    FormData() {}

    void add(String name, Object value) {
        entries.add(new Entry(name, value));
    }

    /** Returns the names of all fields, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        entries.forEach(entry -> names.add(entry.name));
        return names;
    }

    /** Returns all values of a field: strings and uploads. */
    public List<Object> all(String name) {
        List<Object> values = new ArrayList<>(1);
        for (Entry entry : entries) {
            if (entry.name.equals(name)) {
                values.add(entry.value);
            }
        }
        return values;
    }

    /** Removes what lies on disk. */
    @Override
    public void close() {
        for (Entry entry : entries) {
            if (entry.value instanceof SpooledUpload upload) {
                upload.close();
            }
        }
    }
}
