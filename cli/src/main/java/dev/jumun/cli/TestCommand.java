package dev.jumun.cli;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.TestFilters;
import dev.jumun.cli.build.TestRun;
import dev.jumun.cli.dev.CompiledApi;
import dev.jumun.cli.project.Projects;

import org.apache.commons.cli.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code jumun test}: compiles a project and its tests, and runs them. */
final class TestCommand implements Command {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "Compiles a project and its tests, and runs them with JUnit.";
    }

    @Override
    public String operands() {
        return "[DIR] [FILTER…]";
    }

    @Override
    public String details() {
        return """
        A FILTER is a part of a class's name, or Class#method: jumun test ShopTest. Without Maven's
        plugins and profiles: mvn verify remains what a build server runs.
        """;
    }

    @Override
    public List<Option> options() {
        return List.of(DevCommand.debug());
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        List<String> operands = new ArrayList<>(given.operands());
        Path place = Path.of(".");
        if (!operands.isEmpty() && Files.exists(Path.of(operands.getFirst()))) {
            place = Path.of(operands.removeFirst());
        }
        Projects.Tested tested;
        try {
            tested = new Projects(output::progress).openWithTests(place);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        TestRun run = TestRun.prepare(tested);
        for (Built each : run.compiled()) {
            if (!each.problems().isEmpty()) {
                CompiledApi.print(each, output.err(), output.colour());
                return 1;
            }
            CompiledApi.printWarnings(each, output.err(), output.colour());
        }
        List<String> unmatched = TestFilters.unmatched(run.tests().classes(), operands);
        if (!unmatched.isEmpty()) {
            throw new UsageException(
                    "No test matches %s. A FILTER is a part of a class's name, or Class#method."
                            .formatted(String.join(", ", unmatched)));
        }
        List<String> arguments = new ArrayList<>(JvmOptions.tests());
        arguments.addAll(JvmOptions.debug(given.debugPort()));
        arguments.addAll(run.arguments(operands, output.colour(), "tree"));
        return new NextProgram(tested.main().folder(), Map.of(), arguments).start();
    }
}
