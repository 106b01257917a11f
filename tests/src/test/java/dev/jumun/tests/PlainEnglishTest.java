package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comments, messages and pages say things the way engineers do. Words that were used again and
 * again in sentences which have to be read twice are counted; a few uses of each are good English.
 */
class PlainEnglishTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES =
            List.of(
                    "async",
                    "bus",
                    "cli",
                    "jdbc",
                    "jobs",
                    "jte",
                    "limits",
                    "metrics",
                    "pebble",
                    "processor",
                    "redis",
                    "server",
                    "testing",
                    "tokens",
                    "tracing",
                    "web");

    /** Each with what to write instead, where it isn't obvious. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(?:"
                            + String.join(
                                    "|",
                                    "stands?", // is, wraps, precedes, represents
                                    "says", // reports, contains, documents, describes
                                    "told", // is reported, receives
                                    "nobody", // no one, no caller, no task
                                    "whoever", // the caller, each thread that
                                    // applies, takes precedence; counting with an object is plain
                                    "counts(?= (?:no|as well|more|too|for|twice|before)\\b|[.;,])",
                                    "(?<!there )(?:is|are|was|were) none", // isn't a …
                                    "lets", // allows, makes, or the verb itself
                                    "so many", // N, this number of
                                    "beside", // next to, in addition to, compared with
                                    "order slips?|chef", // callable, scheduler
                                    "as ever", // as usual
                                    "by no more than", // by less than
                                    "lies? far", // differ widely
                                    "he|his|him|himself", // they, the client
                                    "limits of rates", // rate limiting
                                    "set-up", // setup
                                    "doors? of", // entry point
                                    "goes on|go on|going on|went on") // continues
                            + ")\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern TOKENS =
            Pattern.compile(
                    "(?s)(?<text>\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\")"
                            + "|'(?:\\\\.|[^'\\\\\n])+'|(?<comment>//[^\n]*|/\\*.*?\\*/)");

    @Test
    void theGuideAndTheDecisionsArePlain() throws IOException {
        List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(ROOT.resolve(page));
        }

        assertThat(found(pages, page -> CODE_BLOCK.matcher(page).replaceAll("")))
                .hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void javadocAndCommentsArePlain() throws IOException {
        assertThat(found(sources(), source -> parts(source, "comment")))
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void messagesArePlain() throws IOException {
        assertThat(found(sources(), source -> parts(source, "text"))).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void theWordsAreFound() {
        String source =
                """
                /** It says so. */ char a = '"'; // nobody
                String says = "He is told.";
                """;
        assertThat(words(parts(source, "comment"))).containsExactly("says", "nobody");
        assertThat(words(parts(source, "text"))).containsExactly("He", "told");
    }

    private static List<String> found(List<Path> files, UnaryOperator<String> prose)
            throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            for (String word : words(prose.apply(Files.readString(file)))) {
                found.add(ROOT.relativize(file) + ": " + word);
            }
        }
        return found;
    }

    private static List<String> words(String prose) {
        String line = prose.replaceAll("\\s*\n[\\s*/]*", " ");
        return WORDS.matcher(line).results().map(MatchResult::group).toList();
    }

    private static String parts(String source, String kind) {
        return TOKENS.matcher(source)
                .results()
                .map(token -> token.group(kind))
                .filter(part -> part != null)
                .collect(Collectors.joining("\n"));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            sources.addAll(files(ROOT.resolve(module).resolve("src/main/java"), ".java"));
        }
        assertThat(sources).hasSizeGreaterThan(500);
        return sources;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
