package dev.jumun.runtime.dispatch;

import dev.jumun.HttpException;
import dev.jumun.runtime.file.FileTree;

import java.util.Comparator;
import java.util.List;

/** The files of an application: a tree below a longer path comes before those around it. */
final class FileTrees {
    private final List<FileTree> trees;

    FileTrees(List<FileTree> trees) {
        this.trees =
                trees.stream().sorted(Comparator.comparingInt(FileTree::depth).reversed()).toList();
    }

    /** Those that a decoded path lies in. */
    List<FileTree> below(String path) {
        return trees.isEmpty() ? trees : trees.stream().filter(tree -> tree.holds(path)).toList();
    }

    /** The answer where there is no file: a browser might have been given a page. */
    HttpException notFound(String path) {
        HttpException error = new HttpException(404);
        boolean varies = below(path).stream().anyMatch(FileTree::variesByAccept);
        return varies ? error.header("vary", "Accept") : error;
    }
}
