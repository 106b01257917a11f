package dev.jumun.async;

import static dev.jumun.async.Async.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** A null is refused where it is passed, by the name of its parameter, before anything begins. */
@Timeout(60)
class NullArgumentsTest {
    /** The compiler looks at its argument, nothing else does. */
    private static final Set<String> EXEMPT = Set.of("mayThrow");

    private final List<String> others = new ArrayList<>();

    @Test
    void everyFunctionNamesTheParameterThatIsNull() {
        passNulls(Async.class, null);
        Async.taskGroup(group -> {
            passNulls(TaskGroup.class, group);
        });
        for (Class<?> type : List.of(Generator.class, Simulation.class, Context.class)) {
            passNulls(type, null);
        }
        passNulls(TaskTree.class, null);
        passNulls(Channel.class, new Channel<>(1));
        passNulls(Journal.class, new Journal());
        passNulls(Simulation.class, Simulation.seeded(1));
        passNulls(Generator.class, Generator.of(yield -> {}));
        assertThat(others).isEmpty();
    }

    private void passNulls(Class<?> type, @Nullable Object receiver) {
        for (Method method : type.getDeclaredMethods()) {
            boolean ours = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
            boolean here = Modifier.isStatic(method.getModifiers()) == (receiver == null);
            if (ours && here && !EXEMPT.contains(method.getName())) {
                for (int i = 0; i < method.getParameterCount(); i++) {
                    passNull(method, receiver, i);
                }
            }
        }
    }

    private void passNull(Method method, @Nullable Object receiver, int index) {
        Parameter parameter = method.getParameters()[index];
        Class<?> type = parameter.getType();
        if (type.isPrimitive()) {
            return;
        }
        @Nullable Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == index ? null : any(method.getParameterTypes()[i]);
        }
        try {
            method.invoke(receiver, arguments);
            others.add(method + " takes a null as " + parameter.getName());
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean ofGather =
                    method.getName().equals("gather") && type == Callable.class; // a, b, …
            String name = ofGather ? "task" : parameter.getName();
            if (!(thrown instanceof NullPointerException) || !name.equals(thrown.getMessage())) {
                others.add(method + " without " + parameter.getName() + " throws " + thrown);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Object any(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int" -> 3;
            case "long" -> 3L;
            case "boolean" -> true;
            case "Duration" -> Duration.ofSeconds(5);
            case "String" -> "name";
            case "OnCancel" -> OnCancel.WAIT;
            case "List" -> List.of((Callable<Integer>) () -> 1);
            case "ThreadLocal" -> new ThreadLocal<>();
            case "Object" -> "value";
            default -> anyFunction(type);
        };
    }

    private static Object anyFunction(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class);
    }

    @Test
    void aGatherWithANullBeginsNone() {
        AtomicBoolean begun = new AtomicBoolean();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.add(() -> begun.getAndSet(true));
        tasks.add(null);
        assertThatNullPointerException().isThrownBy(() -> gather(tasks)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> Async.race(tasks)).withMessage("task");
        assertThatNullPointerException()
                .isThrownBy(() -> Async.gatherSettled(tasks))
                .withMessage("task");
        assertThatNullPointerException()
                .isThrownBy(() -> Async.asCompleted(tasks))
                .withMessage("task");
        assertThat(begun).isFalse();
    }
}
