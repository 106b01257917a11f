package dev.jumun.cli.build;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/**
 * A source that is read once: what was compiled is known afterwards, even if the file has been
 * saved again meanwhile.
 */
final class ReadSource extends ForwardingJavaFileObject<JavaFileObject> {
    private @Nullable String content;
    private @Nullable Declarations declared;

    ReadSource(JavaFileObject file) {
        super(file);
    }

    @Override
    public CharSequence getCharContent(boolean ignoresEncodingErrors) throws IOException {
        String read = content;
        if (read == null) {
            read = super.getCharContent(ignoresEncodingErrors).toString();
            content = read;
        }
        return read;
    }

    /** What it declares, once that has been looked at; else null. */
    @Nullable Declarations declared() {
        return declared;
    }

    /** Remembers what it declares. */
    void declared(Declarations found) {
        declared = found;
    }
}
