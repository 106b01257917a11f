package dev.jumun.tests.declared;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;
import dev.jumun.tests.declared.RandomTypes.Sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An API that a number determines: its source, and a request for each of its routes. */
final class RandomApi {
    /** A request that fits its route. */
    private record Asked(
            String method,
            String path,
            String query,
            List<String> heads,
            String type,
            String body) {}

    private final Random random;
    private final String home;
    private final boolean snakeCase;
    private final RandomTypes types;
    private final RandomNames names;
    private final StringBuilder members = new StringBuilder();
    private final StringBuilder files = new StringBuilder();
    private final List<String> topLevel = new ArrayList<>();
    private final List<String> provided = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final String api;
    private int routes;

    RandomApi(long seed) {
        this.random = new Random(seed);
        this.home = "random.p" + seed;
        this.snakeCase = random.nextBoolean();
        this.types = new RandomTypes(random);
        this.names = RandomNames.types(random);
        this.api = names.nextUpper();
        for (int i = random.nextInt(2); i >= 0; i--) {
            addEnum();
        }
        if (random.nextBoolean()) {
            addScalar();
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            addRecord();
        }
        if (random.nextBoolean()) {
            addGeneric();
        }
        addSealed();
        RandomNames methods = RandomNames.methods(random);
        for (int i = random.nextInt(3); i > 0; i--) {
            addProvider(methods);
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            addCheck(methods);
        }
        if (random.nextBoolean()) {
            addFailures(methods);
        }
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            addRoute(methods, members, "");
        }
        StringBuilder routers = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            routers.append(routers.isEmpty() ? "" : ", ").append(addRouter()).append(".class");
        }
        files.append("@dev.jumun.Api(title = \"T\"")
                .append(snakeCase ? ", naming = dev.jumun.Naming.SNAKE_CASE" : "")
                .append(routers.isEmpty() ? "" : ", routers = {" + routers + "}")
                .append(")\npublic class ")
                .append(api)
                .append(" {\n")
                .append(members)
                .append("}\n");
    }

    /** The name of its class. */
    String name() {
        return home + "." + api;
    }

    /** Its sources. */
    List<String> sources() {
        List<String> sources = new ArrayList<>();
        topLevel.forEach(each -> sources.add("package " + home + ";\n" + each));
        sources.add(
                "package "
                        + home
                        + ";\n"
                        + "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)\n"
                        + "@interface Mark {}\n");
        sources.add("package " + home + ";\n" + files);
        return sources;
    }

    /** Asks for its document, and sends one request to each of its routes. */
    List<String> ask(TestClient client) throws Exception {
        List<String> wrong = new ArrayList<>();
        expect(client.get("/openapi.json").send(), "the document", wrong);
        for (Asked each : asked) {
            String target = each.path() + (each.query().isEmpty() ? "" : "?" + each.query());
            TestRequest request = client.request(each.method(), target);
            for (int i = 0; i < each.heads().size(); i += 2) {
                request.header(each.heads().get(i), each.heads().get(i + 1));
            }
            if (!each.type().isEmpty()) {
                request.body(each.type(), each.body().getBytes(StandardCharsets.UTF_8));
            }
            expect(request.send(), each.toString(), wrong);
        }
        return wrong;
    }

    private static void expect(TestResponse answer, String what, List<String> wrong) {
        if (answer.status() != 200) {
            wrong.add(what + ": " + answer.status() + " " + answer.text());
        }
    }

    private String wire(String name) {
        return snakeCase
                ? name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : name;
    }

    /** Declares a type in a file of its own or within the API; returns how sources name it. */
    private String declare(String name, String declaration) {
        return declare(name, "", declaration);
    }

    private String declare(String name, String annotation, String declaration) {
        if (random.nextBoolean() && Character.isUpperCase(name.charAt(0))) {
            topLevel.add(annotation + "\npublic " + declaration);
            return home + "." + name;
        }
        members.append(annotation)
                .append(" public ")
                .append(declaration.startsWith("class") ? "static " : "")
                .append(declaration);
        return home + "." + api + "." + name;
    }

    private void addEnum() {
        String name = names.next();
        RandomNames constants = RandomNames.variables(random);
        String constant = constants.next();
        types.addEnum(
                declare(name, "enum %s { %s, %s }\n".formatted(name, constant, constants.next())),
                constant);
    }

    private void addScalar() {
        String name = names.next();
        Sample type = types.plain();
        String component = RandomNames.variables(random).next();
        String declaration = "record %s(%s %s) {}\n".formatted(name, type.java(), component);
        String how = random.nextBoolean() ? "@dev.jumun.Scalar" : "@dev.jumun.Scalar(named = true)";
        types.addScalar(declare(name, how, declaration), type);
    }

    private void addRecord() {
        String name = names.next();
        RandomNames variables = RandomNames.variables(random);
        StringBuilder components = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Sample type = types.any(2);
            String component = variables.next();
            components.append(components.isEmpty() ? "" : ", ").append(declared(type, component));
            json.append(json.isEmpty() ? "" : ",")
                    .append('"')
                    .append(wire(component))
                    .append("\":")
                    .append(type.json());
        }
        types.addRecord(
                declare(name, "record %s(%s) {}\n".formatted(name, components)), "{" + json + "}");
    }

    private void addGeneric() {
        String name = names.next();
        RandomNames variables = RandomNames.variables(random);
        String of = random.nextBoolean() ? "T" : names.next();
        Sample type = types.any(1);
        String one = variables.next();
        String two = variables.next();
        types.addGeneric(
                declare(
                        name,
                        "record %s<%s>(%s %s, %s %s) {}\n"
                                .formatted(name, of, type.java(), one, of, two)),
                "{\"%s\":%s,\"%s\":".formatted(wire(one), type.json(), wire(two)),
                "}");
    }

    private void addSealed() {
        String name = names.next();
        String one = names.next();
        String component = RandomNames.variables(random).next();
        Sample type = types.simple();
        members.append(
                "public sealed interface %s {}\npublic record %s(%s %s) implements %s {}\n"
                        .formatted(name, one, type.java(), component, name));
        String json = "{\"%s\":%s}".formatted(wire(component), type.json());
        types.addRecord(home + "." + api + "." + name, json);
    }

    /** A parameter or component, perhaps with annotations that change nothing. */
    private String declared(Sample type, String name) {
        String rule =
                switch (type.java()) {
                    case "java.lang.String" -> "@jakarta.validation.constraints.Size(max = 99) ";
                    case "int", "long" -> "@jakarta.validation.constraints.Min(0) ";
                    default -> "";
                };
        String mark =
                switch (random.nextInt(6)) {
                    case 0 -> "@Mark";
                    case 1 ->
                            type.java().startsWith("java.util.Optional")
                                    ? ""
                                    : "@org.jspecify.annotations.Nullable";
                    default -> "";
                };
        String fallback =
                mark.isEmpty() && !type.fallback().isEmpty() && random.nextInt(5) == 0
                        ? "@dev.jumun.Default(\"" + type.fallback() + "\") "
                        : "";
        return fallback + (random.nextInt(3) == 0 ? rule : "") + type.annotated(mark) + " " + name;
    }

    private void addProvider(RandomNames methods) {
        String name = names.next();
        String type = declare(name, "class %s {}\n".formatted(name));
        RandomNames variables = RandomNames.variables(random).withBody();
        String needs =
                provided.isEmpty() || random.nextBoolean()
                        ? ""
                        : provided.getFirst() + " " + variables.next();
        String scope = random.nextInt(4) == 0 ? "(dev.jumun.Scope.FUNCTION)" : "";
        if (random.nextInt(3) == 0) {
            members.append(
                    "@dev.jumun.Provides%s static void %s(%sdev.jumun.async.Yield<%s> %s) throws java.lang.Exception { %s.to(new %s()); }\n"
                            .formatted(
                                    "(dev.jumun.Scope.FUNCTION)",
                                    methods.next(),
                                    needs.isEmpty() ? "" : needs + ", ",
                                    type,
                                    "y1",
                                    "y1",
                                    type));
        } else {
            Sample value = types.simple();
            String parameter = variables.next();
            members.append(
                    "@dev.jumun.Provides%s static %s %s(%s@dev.jumun.Query(\"own\") @dev.jumun.Default(\"1\") int %s) { return new %s(); }\n"
                            .formatted(
                                    scope,
                                    new Sample(type, "", "", "")
                                            .annotated(random.nextBoolean() ? "@Mark" : ""),
                                    methods.next(),
                                    needs.isEmpty() ? "" : needs + ", ",
                                    parameter,
                                    type));
            assert value != null;
        }
        provided.add(type);
    }

    private void addCheck(RandomNames methods) {
        String method = methods.next();
        members.append(
                "@dev.jumun.Provides static void %s(@dev.jumun.Query(\"check\") @dev.jumun.Default(\"a\") java.lang.String %s) {}\n"
                        .formatted(method, RandomNames.variables(random).next()));
        checks.add(method);
    }

    private void addFailures(RandomNames methods) {
        String name = names.next();
        String type =
                declare(name, "class %s extends java.lang.RuntimeException {}\n".formatted(name));
        RandomNames variables = RandomNames.variables(random).withBody();
        members.append(
                "@dev.jumun.ExceptionHandler dev.jumun.Response %s(%s %s, dev.jumun.@Mark Request %s) { return dev.jumun.Response.text(\"f\"); }\n"
                        .formatted(methods.next(), type, variables.next(), variables.next()));
        members.append(
                "@dev.jumun.Middleware dev.jumun.Response %s(dev.jumun.Request %s, dev.jumun.Next %s) throws java.lang.Exception { return %s.call(); }\n"
                        .formatted(methods.next(), variables.next(), "n1", "n1"));
    }

    private String addRouter() {
        String name = names.next();
        StringBuilder body = new StringBuilder();
        RandomNames methods = RandomNames.methods(random);
        String prefix = "/router" + routes;
        for (int i = random.nextInt(3); i >= 0; i--) {
            addRoute(methods, body, prefix);
        }
        String declaration = "class %s {\n%s}\n".formatted(name, body);
        String annotation = "@dev.jumun.Router(prefix = \"" + prefix + "\") ";
        if (random.nextBoolean() && Character.isUpperCase(name.charAt(0))) {
            topLevel.add(annotation + "\npublic " + declaration);
            return home + "." + name;
        }
        members.append(annotation).append("static ").append(declaration);
        return home + "." + api + "." + name;
    }

    private void addRoute(RandomNames methods, StringBuilder into, String prefix) {
        RandomRoute route = new RandomRoute();
        for (int i = random.nextInt(4); i > 0; i--) {
            route.addParameter();
        }
        int kind = random.nextInt(3);
        if (kind == 0) {
            route.addBody();
        } else if (kind == 1) {
            route.addForm();
        }
        if (!provided.isEmpty() && random.nextBoolean()) {
            route.declare(provided.get(random.nextInt(provided.size())), route.variables.next());
        }
        switch (random.nextInt(8)) {
            case 0 -> route.declare("dev.jumun.Request", route.variables.next());
            case 1 -> route.declare("dev.jumun.@Mark ResponseHead", route.variables.next());
            case 2 -> route.declare("dev.jumun.BackgroundTasks", route.variables.next());
            default -> {}
        }
        if (route.parameters.isEmpty()) { // or it could be a method of Object
            route.declare("@dev.jumun.Default(\"1\") int", route.variables.next());
        }
        String path = "/r" + routes++ + route.path;
        String method = route.type.isEmpty() && random.nextBoolean() ? "Get" : "Post";
        String requires =
                checks.isEmpty() || random.nextBoolean()
                        ? ""
                        : "@dev.jumun.Requires(\"%s.%s\") ".formatted(api, checks.getFirst());
        into.append(
                "%s@dev.jumun.%s(\"%s\") %s%s %s(%s) throws java.lang.Exception { return %s; }\n"
                        .formatted(
                                requires,
                                method,
                                path,
                                random.nextBoolean() ? "" : "public ",
                                route.result,
                                methods.next(),
                                route.parameters,
                                route.returned));
        asked.add(
                new Asked(
                        method.toUpperCase(Locale.ROOT),
                        prefix + "/r" + (routes - 1) + route.filledPath,
                        route.query.toString(),
                        route.heads,
                        route.type,
                        route.body));
    }

    /** A route while its parameters are added. */
    private final class RandomRoute {
        private final RandomNames variables = RandomNames.variables(random);
        private final StringBuilder parameters = new StringBuilder();
        private final StringBuilder path = new StringBuilder();
        private final StringBuilder filledPath = new StringBuilder();
        private final StringBuilder query = new StringBuilder();
        private final List<String> heads = new ArrayList<>();
        private String type = "";
        private String body = "";
        private String result = "java.lang.Object";
        private String returned = "1";

        void declare(String type, String name) {
            parameters
                    .append(parameters.isEmpty() ? "" : ", ")
                    .append(type)
                    .append(' ')
                    .append(name);
        }

        private void declare(String declaration) {
            parameters.append(parameters.isEmpty() ? "" : ", ").append(declaration);
        }

        void addParameter() {
            Sample of = types.simple();
            switch (random.nextInt(6)) {
                case 0 -> {
                    String name = variables.nextPlain() + "Of"; // or a provider would take it
                    declare(of.annotated(random.nextBoolean() ? "@Mark" : ""), name);
                    path.append("/{").append(wire(name)).append('}');
                    filledPath.append('/').append(encoded(of.text()));
                }
                case 1 -> {
                    String name = variables.nextPlain();
                    Sample plain = types.plain();
                    declare("@dev.jumun.Header " + RandomApi.this.declared(plain, name));
                    heads.add(
                            name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT));
                    heads.add(plain.text());
                }
                case 2 -> {
                    String name = variables.next();
                    Sample list = of.boxed();
                    declare(
                            "@dev.jumun.Query java.util."
                                    + (random.nextBoolean() ? "List<" : "Set<")
                                    + list.annotated(random.nextBoolean() ? "@Mark" : "")
                                    + ">",
                            name);
                    ask(name, of);
                }
                case 3 -> {
                    String name = variables.next();
                    declare("java.util.Optional<" + of.boxed().java() + ">", name);
                    ask(name, of);
                }
                default -> {
                    String name = variables.next();
                    declare(RandomApi.this.declared(of, name));
                    ask(name, of);
                }
            }
        }

        private void ask(String name, Sample of) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(encoded(wire(name)))
                    .append('=')
                    .append(encoded(of.text()));
        }

        void addBody() {
            type = "application/json";
            Sample of = random.nextBoolean() ? types.record() : types.any(2);
            String name = variables.next();
            declare("@dev.jumun.Body " + of.annotated(random.nextInt(3) == 0 ? "@Mark" : ""), name);
            if (random.nextInt(3) == 0) {
                Sample other = types.any(2);
                String second = variables.next();
                declare("@dev.jumun.Body " + other.java(), second);
                body =
                        "{\"%s\":%s,\"%s\":%s}"
                                .formatted(wire(name), of.json(), wire(second), other.json());
            } else {
                body = of.json();
            }
            result = of.annotated(random.nextInt(3) == 0 ? "@Mark" : "");
            returned = name;
        }

        void addForm() {
            type = "application/x-www-form-urlencoded";
            StringBuilder fields = new StringBuilder();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Sample of = types.simple();
                String name = variables.next();
                declare("@dev.jumun.Form " + RandomApi.this.declared(of, name));
                fields.append(fields.isEmpty() ? "" : "&")
                        .append(encoded(wire(name)))
                        .append('=')
                        .append(encoded(of.text()));
            }
            body = fields.toString();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
