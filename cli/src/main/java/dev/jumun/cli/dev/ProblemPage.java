package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import java.nio.file.Path;
import java.util.List;

/**
 * The page of a state in which no code answers: each problem with its lines of source, the place
 * marked.
 */
final class ProblemPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1c1f23; --dim: #5c6670; --page: #fff;
              --code: #f5f6f8; --mark: #fde8e8; --red: #b3261e; --line: #d9dde2; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --dim: #9aa4af;
              --page: #15181c; --code: #1e2227; --mark: #43201f; --red: #ff8a80; --line: #343a41; } }
            body { margin: 0; padding: 1.5rem; background: var(--page); color: var(--ink);
              font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            main { max-width: 60rem; margin: 0 auto; }
            h1 { font-size: 1.3rem; color: var(--red); margin: 0 0 1rem; }
            article { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem;
              overflow: hidden; }
            header, .words { padding: .6rem .9rem; }
            header { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .9rem; }
            .id { color: var(--red); font-weight: 600; }
            a { color: inherit; }
            .words { white-space: pre-wrap; }
            pre { margin: 0; padding: .5rem 0; background: var(--code); overflow-x: auto;
              font: 14px/1.6 ui-monospace, monospace; }
            pre span { display: block; padding: 0 .9rem; white-space: pre; }
            pre .here { background: var(--mark); }
            mark { background: none; color: inherit; font-weight: 700;
              text-decoration: underline wavy var(--red); text-underline-offset: 3px; }
            pre i { color: var(--dim); font-style: normal; user-select: none; }
            details pre { white-space: pre; padding: .9rem; }
            p { color: var(--dim); }
            """;

    /** On a narrow screen the marked place of a long line is scrolled to. */
    private static final String SHOW_MARKS =
            """
            for (const mark of document.querySelectorAll("mark")) {
              const code = mark.closest("pre");
              const end = mark.offsetLeft - code.offsetLeft + mark.offsetWidth + 16;
              if (end > code.clientWidth) code.scrollLeft = end - code.clientWidth;
            }
            """;

    private ProblemPage() {}

    static String of(State.Unready state) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(escaped(state.title()))
                .append("</title><link rel=\"icon\" href=\"data:,\"><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escaped(state.title()))
                .append("</h1>\n");
        state.problems().forEach(problem -> append(page, problem));
        if (!state.trace().isEmpty()) {
            page.append("<details><summary>Stack trace</summary><pre>")
                    .append(escaped(state.trace()))
                    .append("</pre></details>\n");
        }
        String when =
                switch (state) {
                    case State.Broken _ -> "when you save";
                    case State.Starting _ -> "when it has started, and when you save";
                    case State.Replaced _ -> "when the newest code runs";
                };
        return page.append("<p>This page reloads by itself ")
                .append(when)
                .append(".</p></main>")
                .append("<script>")
                .append(SHOW_MARKS)
                .append(ReloadScript.from(state))
                .append("</script></body></html>\n")
                .toString();
    }

    private static void append(StringBuilder page, Problem problem) {
        page.append("<article><header>");
        if (!problem.id().isEmpty()) {
            page.append("<span class=\"id\">").append(escaped(problem.id())).append("</span>");
        }
        Path file = problem.file();
        if (file != null) {
            page.append("<a href=\"vscode://file")
                    .append(escaped(file.toUri().getRawPath()))
                    .append(':')
                    .append(Math.max(1, problem.line()))
                    .append(problem.column() > 0 ? ":" + problem.column() : "")
                    .append("\" title=\"Open in the editor\">")
                    .append(escaped(problem.place()))
                    .append("</a>");
        }
        page.append("</header>");
        List<String> lines = problem.excerpt();
        if (!lines.isEmpty()) {
            page.append("<pre>");
            for (int i = 0; i < lines.size(); i++) {
                int number = problem.firstLine() + i;
                page.append(number == problem.line() ? "<span class=\"here\">" : "<span>")
                        .append("<i>%5d  </i>".formatted(number))
                        .append(
                                number == problem.line()
                                        ? marked(lines.get(i), problem)
                                        : escaped(lines.get(i)))
                        .append("</span>");
            }
            page.append("</pre>");
        }
        page.append("<div class=\"words\">")
                .append(escaped(problem.message()))
                .append("</div></article>\n");
    }

    /** The line with the place of the error marked. */
    private static String marked(String line, Problem problem) {
        int from = problem.column() - 1;
        if (from < 0 || from >= line.length()) {
            return escaped(line);
        }
        int to = Math.min(line.length(), from + problem.marked());
        return escaped(line.substring(0, from))
                + "<mark>"
                + escaped(line.substring(from, to))
                + "</mark>"
                + escaped(line.substring(to));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
