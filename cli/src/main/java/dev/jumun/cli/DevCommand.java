package dev.jumun.cli;

import dev.jumun.cli.dev.DevSession;
import dev.jumun.cli.dev.Project;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code jumun dev}: serves a project while it is changed. */
final class DevCommand {
    private DevCommand() {}

    static int run(List<String> arguments, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        int end = arguments.indexOf("--");
        List<String> own = end < 0 ? arguments : arguments.subList(0, end);
        List<String> ofApplication =
                end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        CommandArguments given =
                CommandArguments.of(
                        own,
                        CommandArguments.value("port"),
                        CommandArguments.value("host"),
                        CommandArguments.value("main"),
                        CommandArguments.value("allow-host"),
                        CommandArguments.flag("json"),
                        CommandArguments.flag("wait"));
        ServerSettings settings = ServerSettings.defaults().withPort(given.port(8000));
        String host = given.value("host", null);
        if (host != null) {
            settings = settings.withHost(host);
        }
        if (given.has("wait")) {
            return askRunning(settings, out, err);
        }
        Project project = given.project();
        Set<String> allowed = new HashSet<>(given.values("allow-host"));
        return new DevSession(project, given.value("main", null), ofApplication, settings, allowed)
                .run(given.has("json"), out, err);
    }

    /** Asks a running development server whether the newest code is live. */
    private static int askRunning(ServerSettings settings, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        URI address = URI.create("http://" + host + ":" + settings.port() + "/.jumun/state");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            out.println(answer.body());
            return answer.body().contains("\"state\":\"fresh\"") ? 0 : 1;
        } catch (ConnectException e) {
            err.println("jumun: There is no jumun dev at " + address.getAuthority() + ".");
            return 1;
        }
    }
}
