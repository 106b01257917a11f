package dev.jumun.processor.place;

/** The kinds of places of an annotation. */
public enum Place {
    API("the class of an API"),
    ROUTER("a router"),
    ROUTE("a route"),
    WEB_SOCKET("a web socket route"),
    CALL("a method of a webhook or callback"),
    PROVIDER("a @Provides method"),
    PROVIDED("a @Provides class or record"),
    MIDDLEWARE("a @Middleware method"),
    EXCEPTION_HANDLER("an @ExceptionHandler method"),
    DOCUMENT("a @CustomizeOpenApi method"),
    RECORD("a record"),
    UNION("a sealed interface"),
    ENUM("an enum"),
    COMPONENT("a record's component"),
    UNNAMED_COMPONENT("a component of a @Tuple or @Scalar"),
    CONSTANT("an enum's constant"),
    COMPUTED("a @Computed method"),
    TASK("a task or repeated work"),
    ROUTE_PARAMETER("a parameter of a route"),
    PROVIDER_PARAMETER("a parameter of a provider"),
    TASK_PARAMETER("a parameter of a task"),
    OTHER_PARAMETER("a parameter of middleware or an exception handler"),
    ANNOTATION("an annotation of your own"),
    CLASS("another class"),
    METHOD("another method");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }
}
