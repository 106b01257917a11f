package dev.jumun.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a resolution found: see {@link Libraries}, and the modules that are compiled along. */
record Resolved(
        List<Path> compile,
        List<Path> runtime,
        List<Path> processors,
        List<String> processorOptions,
        Map<String, String> properties,
        List<Path> modules,
        List<Path> tests,
        List<Path> testModules,
        List<String> warnings) {}
