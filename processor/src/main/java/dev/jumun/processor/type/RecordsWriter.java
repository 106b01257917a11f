package dev.jumun.processor.type;

import com.palantir.javapoet.JavaFile;

import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.TypeElement;

/** Writes the codecs of the records that cross the wire of an API. */
public final class RecordsWriter {
    private final Context context;
    private final TypeReader types;
    private final CodecHomes homes;
    private final Map<TypeElement, RecordModel> records = new LinkedHashMap<>();

    /** Makes a writer for the records that a reader meets. */
    public RecordsWriter(Context context, TypeReader types, CodecHomes homes) {
        this.context = context;
        this.types = types;
        this.homes = homes;
    }

    /** Reads the records that were met, and those that these are made of; reports errors. */
    public void read() {
        RecordReader reader = new RecordReader(context, types);
        Set<TypeElement> seen = new HashSet<>();
        boolean more = true;
        while (more) {
            List<TypeElement> next = new ArrayList<>(types.records().values());
            next.removeAll(seen);
            more = !next.isEmpty();
            for (TypeElement record : next) {
                seen.add(record);
                RecordModel model = reader.read(record);
                if (model != null) {
                    records.put(record, model);
                }
            }
        }
    }

    /** Returns the records, in a stable order. */
    public Set<TypeElement> records() {
        return records.keySet();
    }

    /**
     * Returns the sources of codecs that have a class of their own, and do not exist yet. The other
     * records are added to the classes that they share.
     */
    public List<JavaFile> write() {
        CodecWriter writer = new CodecWriter(context);
        List<JavaFile> files = new ArrayList<>();
        records.forEach((record, model) -> {
            CodecPlace place = homes.placeOf(context, record);
            if (place.isThere()) {
                return;
            }
            if (place.isShared()) {
                homes.add(model, place);
            } else {
                files.add(writer.write(model));
            }
        });
        return files;
    }
}
