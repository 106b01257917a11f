package dev.jumun.async;

/**
 * Why something waits, and where.
 *
 * @param reason as the journal shows it
 * @param method the innermost method that isn't of this library or the JDK
 */
record WaitPlace(Object reason, String method) {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String PACKAGE = WaitPlace.class.getPackageName() + ".";

    /** Returns the method of the calling thread; empty if all are of this library. */
    static String here() {
        return WALKER.walk(frames ->
                frames.filter(frame -> !isInternal(frame.getClassName()))
                        .findFirst()
                        .map(WaitPlace::name)
                        .orElse(""));
    }

    private static boolean isInternal(String type) {
        return (type.startsWith(PACKAGE) && !type.contains("Test"))
                || type.startsWith("java.")
                || type.startsWith("jdk.");
    }

    private static String name(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        // lambda$breakfast$0 is in breakfast
        return simple + "." + frame.getMethodName().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
    }

    @Override
    public String toString() {
        return reason.toString();
    }
}
