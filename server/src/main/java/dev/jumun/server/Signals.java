package dev.jumun.server;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Ends the program with status 0 on SIGTERM. A JVM that a signal ends has the status 143, as if it
 * had failed; only {@code sun.misc.Signal} (module {@code jdk.unsupported}) can handle the signal
 * instead. It is reached by reflection, once, because the compiler's warning about its use can't be
 * suppressed.
 */
final class Signals {
    private Signals() {}

    /** Calls the action for SIGTERM and SIGINT; without the class, when the JVM ends. */
    static void onEnd(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object caught =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : new String[] {"TERM", "INT"}) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), caught);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            Runtime.getRuntime().addShutdownHook(new Thread(action, "jumun-shutdown"));
        }
    }
}
