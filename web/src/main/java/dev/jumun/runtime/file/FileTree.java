package dev.jumun.runtime.file;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.PercentCodec;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Files below a path: from a directory, or from the class path. Nothing outside is ever sent: names
 * that lead out are refused, links that lead out are not followed.
 */
public final class FileTree {
    private final String path;
    private final String directory;
    private final boolean html;
    private final String fallback;
    private final ClassLoader loader;

    /**
     * Makes a tree.
     *
     * @param path where clients see it: {@code /static}, or nothing for everything
     * @param directory where the files are; with {@code classpath:} before it, on the class path
     * @param html whether {@code index.html} stands for its directory
     * @param fallback the file that browsers get where there is none; empty for 404
     */
    public FileTree(
            String path, String directory, boolean html, String fallback, ClassLoader loader) {
        this.path = path.replaceAll("/+$", "");
        this.directory = directory;
        this.html = html;
        this.fallback = fallback;
        this.loader = loader;
    }

    /** Whether a path of a request lies below it. */
    public boolean holds(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }

    /**
     * Answers with a file.
     *
     * @return false if there is none for this request
     * @throws HttpException 405 if there is one, and the method is neither GET nor HEAD
     */
    public boolean handle(Exchange exchange) throws Exception {
        RequestHead head = exchange.head();
        String name = name(PercentCodec.path(head.path()));
        StoredFile file = name == null ? null : find(name);
        int status = 200;
        boolean reads = Set.of("GET", "HEAD").contains(head.method());
        if (file == null && reads && !fallback.isEmpty() && wantsPage(head)) {
            file = find(fallback);
            status = fallback.equals("404.html") ? 404 : 200;
        }
        if (file == null) {
            return false;
        }
        if (!reads) {
            throw new HttpException(405).header("allow", "GET, HEAD");
        }
        FileSender.send(exchange, status, new MutableHeaders(), file);
        return true;
    }

    /** A browser that goes somewhere, and no script that asks for data or an image. */
    private static boolean wantsPage(RequestHead head) {
        return head.headers().all("accept").stream().anyMatch(a -> a.contains("text/html"));
    }

    /** The name within the tree; null if it leads out of it, or is none. */
    private @Nullable String name(String requested) {
        String rest = requested.substring(Math.min(path.length(), requested.length()));
        String name = rest.replaceFirst("^/", "");
        boolean bad = name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.startsWith("/");
        for (String part : name.split("/", -1)) {
            bad |= part.equals("..") || part.equals(".") || part.contains(":");
        }
        return bad ? null : name;
    }

    private @Nullable StoredFile find(String name) {
        StoredFile file = name.isEmpty() || name.endsWith("/") ? null : look(name);
        if (file == null && html) {
            String folder = name.isEmpty() || name.endsWith("/") ? name : name + "/";
            file = look(folder + "index.html");
        }
        return file;
    }

    private @Nullable StoredFile look(String name) {
        if (directory.startsWith("classpath:")) {
            String base = directory.substring("classpath:".length()).replaceAll("^/+|/+$", "");
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
