package dev.jumun.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * What {@code jumun run} starts: the main of an application. It is watched until the server has
 * started, since a main that does not get there would be silent.
 */
final class WatchedMain {
    private WatchedMain() {}

    /**
     * Runs a main.
     *
     * @param args the name of its class, and its arguments
     * @throws Throwable what it throws
     */
    public static void main(String[] args) throws Throwable {
        // not initialized: a static field that hangs is reported, too
        Class<?> type = Class.forName(args[0], false, WatchedMain.class.getClassLoader());
        String[] own = Arrays.copyOfRange(args, 1, args.length);
        StartWatch watch = StartWatch.beginMain(type, StartWatch.PATIENCE, System.err);
        try {
            run(type, own);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            watch.close();
        }
    }

    private static void run(Class<?> type, String... arguments)
            throws ReflectiveOperationException {
        Method main = mainOf(type);
        Object target = null;
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            target = constructor.newInstance();
        }
        if (main.getParameterCount() == 0) {
            main.invoke(target);
        } else {
            main.invoke(target, (Object) arguments);
        }
    }

    /** As the JVM looks for it: the form with arguments first, inherited ones as well. */
    private static Method mainOf(Class<?> type) {
        for (Class<?>[] parameters : new Class<?>[][] {{String[].class}, {}}) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                try {
                    Method main = each.getDeclaredMethod("main", parameters);
                    main.setAccessible(true);
                    return main;
                } catch (NoSuchMethodException e) {
                    // the next one
                }
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no main.");
    }
}
