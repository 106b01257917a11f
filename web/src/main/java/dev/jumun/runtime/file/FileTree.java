package dev.jumun.runtime.file;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Files below a path: from a directory, or from the class path. Nothing outside is ever sent: names
 * that lead out are refused, links that lead out are not followed.
 */
public final class FileTree {
    private static final System.Logger LOG = System.getLogger(FileTree.class.getName());
    private static final String CLASS_PATH = "classpath:";

    private final String path;
    private final String directory;
    private final boolean html;
    private final String fallback;
    private final ClassLoader loader;
    private boolean checked = true;

    /**
     * Makes a tree.
     *
     * @param path where clients see it: {@code /static}, or nothing for everything
     * @param directory where the files are; with {@code classpath:} before it, on the class path
     * @param html whether {@code index.html} is served for its directory
     * @param fallback the file that browsers get for a missing one; empty for 404
     */
    public FileTree(
            String path, String directory, boolean html, String fallback, ClassLoader loader) {
        this.path = path.replaceAll("/+$", "");
        this.directory = directory;
        this.html = html;
        this.fallback = fallback;
        this.loader = loader;
    }

    /** Allows the directory to appear later. Before the start. */
    public FileTree unchecked() {
        checked = false;
        return this;
    }

    /**
     * Looks whether there is the directory: without it nothing would ever be found. A folder of the
     * class path may have no entry of its own in a jar, so that its lack is only logged.
     *
     * @throws IllegalStateException if there isn't
     */
    public void check() {
        boolean ofClassPath = directory.startsWith(CLASS_PATH);
        boolean found =
                ofClassPath
                        ? loader.getResource(folder()) != null
                        : Async.blocking(() -> Files.isDirectory(Path.of(directory)));
        if (found || !checked) {
            return;
        }
        String message =
                "There is no directory \"%s\" for the static files below \"%s/\". Create it, correct @StaticFiles, or set checkDirectory = false if it is created later."
                        .formatted(directory, path);
        if (!ofClassPath) {
            throw new IllegalStateException(message);
        }
        LOG.log(System.Logger.Level.WARNING, message);
    }

    private String folder() {
        return directory.substring(CLASS_PATH.length()).replaceAll("^/+|/+$", "");
    }

    /** Whether a path of a request lies below it. */
    public boolean holds(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }

    /** How far down its path lies: the number of its characters. */
    public int depth() {
        return path.length();
    }

    /** Whether what is answered where there is no file depends on what the client accepts. */
    public boolean variesByAccept() {
        return !fallback.isEmpty() && !isErrorPage();
    }

    private boolean isErrorPage() {
        return fallback.equals("404.html");
    }

    /** What has become of a request. */
    public enum Found {
        /** It has been answered. */
        SENT,
        /** It is for a directory with a page, whose relative links need a slash at the end. */
        FOLDER,
        /** There's nothing for it. */
        NOTHING
    }

    /**
     * Answers with a file, if there is one.
     *
     * @throws HttpException 405 if there is one, and the method is neither GET nor HEAD
     */
    public Found handle(Exchange exchange) throws Exception {
        RequestHead head = exchange.head();
        String requested = head.path();
        String name = name(requested);
        boolean reads = Set.of("GET", "HEAD").contains(head.method());
        boolean isRoot = requested.equals(path); // without the slash behind it
        StoredFile file = name == null || isRoot ? null : find(name);
        if (file == null && name != null && html && !requested.endsWith("/")) {
            String page = name.isEmpty() ? "index.html" : name + "/index.html";
            if (look(page) != null) {
                return reads ? Found.FOLDER : refuse();
            }
        }
        MutableHeaders fields = new MutableHeaders();
        int status = 200;
        if (file == null && !reads && variesByAccept()) {
            return refuse(); // for a reader there would be the page
        }
        if (file == null && reads && !fallback.isEmpty()) {
            if (isErrorPage()) {
                status = 404;
                file = find(fallback);
            } else if (AcceptedTypes.takesPage(head.headers())) {
                fields.add("vary", "Accept");
                file = find(fallback);
            }
        }
        if (file == null) {
            return Found.NOTHING;
        }
        if (!reads) {
            return refuse();
        }
        FileSender.send(exchange, status, fields, file);
        return Found.SENT;
    }

    private static Found refuse() {
        throw new HttpException(405).header("allow", "GET, HEAD");
    }

    /** The name within the tree; null if it leads out of it, or isn't a name. */
    private @Nullable String name(String requested) {
        String rest = requested.substring(Math.min(path.length(), requested.length()));
        String name = rest.replaceFirst("^/", "");
        boolean bad = name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.startsWith("/");
        for (String part : name.split("/", -1)) {
            // .git, .env and .htpasswd are no one's business; RFC 8615 has one for everybody
            boolean hidden = part.startsWith(".") && !part.equals(".well-known");
            bad |= hidden || part.contains(":");
        }
        return bad ? null : name;
    }

    /** A file, or the page of a directory whose name ends with a slash. */
    private @Nullable StoredFile find(String name) {
        boolean folder = name.isEmpty() || name.endsWith("/");
        if (folder) {
            return html ? look(name + "index.html") : null;
        }
        return look(name);
    }

    private @Nullable StoredFile look(String name) {
        if (directory.startsWith(CLASS_PATH)) {
            String base = folder();
            return StoredFile.ofResource(loader, base.isEmpty() ? name : base + "/" + name);
        }
        try {
            Path base = Path.of(directory).toAbsolutePath().normalize();
            Path file = base.resolve(name).normalize();
            return file.startsWith(base) && staysWithin(base, file) ? StoredFile.of(file) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether it is there, and no link on its way leads out. */
    private static boolean staysWithin(Path base, Path file) {
        return Async.blocking(() -> {
            try {
                return file.toRealPath().startsWith(base.toRealPath());
            } catch (IOException e) {
                return false; // it is not there
            }
        });
    }

    /** Where clients see a file of it. */
    public String pathOf(String name) {
        return path + "/" + name;
    }
}
