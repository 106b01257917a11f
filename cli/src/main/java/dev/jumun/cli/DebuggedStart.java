package dev.jumun.cli;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts this program again, so that a debugger can attach: a running JVM can't be changed. */
final class DebuggedStart {
    private DebuggedStart() {}

    /** Whether no debugger can attach to this JVM. */
    static boolean isNeeded() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .noneMatch(each -> each.startsWith("-agentlib:jdwp"));
    }

    /** The same program with the same arguments and the agent. */
    static NextProgram of(int port) {
        var running = ManagementFactory.getRuntimeMXBean();
        List<String> arguments = new ArrayList<>(running.getInputArguments());
        arguments.removeIf(each ->
                each.startsWith("-XX:AOT")
                        || each.startsWith("-Djumun.next")); // an agent switches the cache off
        arguments.addAll(JvmOptions.debug(port));
        arguments.addAll(List.of("-cp", running.getClassPath(), Main.class.getName()));
        arguments.addAll(Main.arguments());
        return new NextProgram(null, Map.of(), arguments);
    }
}
