package dev.jumun.tests.declared;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Records which files a processor writes for which elements, as Gradle does. */
final class Origins {
    private final Map<String, List<String>> found = new TreeMap<>();

    /** The origins of each file. */
    Map<String, List<String>> found() {
        return found;
    }

    /** The same processor, watched. */
    Processor around(Processor processor) {
        return new AbstractProcessor() {
            @Override
            public synchronized void init(ProcessingEnvironment environment) {
                super.init(environment);
                Filer filer = watched(environment.getFiler());
                processor.init(
                        proxy(
                                ProcessingEnvironment.class,
                                environment,
                                (name, result) -> name.equals("getFiler") ? filer : result,
                                (_, _) -> {}));
            }

            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return processor.getSupportedAnnotationTypes();
            }

            @Override
            public SourceVersion getSupportedSourceVersion() {
                return SourceVersion.latestSupported();
            }

            @Override
            public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                processor.process(annotations, round);
                return false;
            }
        };
    }

    private Filer watched(Filer filer) {
        return proxy(
                Filer.class,
                filer,
                (_, result) -> result,
                (name, arguments) -> {
                    if (name.startsWith("create")) {
                        Object file = arguments[name.equals("createResource") ? 2 : 0];
                        Element[] origins = (Element[]) arguments[arguments.length - 1];
                        found.put(
                                file.toString(),
                                Arrays.stream(origins).map(Object::toString).toList());
                    }
                });
    }

    private interface Replacement {
        Object of(String method, Object result);
    }

    private interface Watch {
        void calls(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, Replacement replacement, Watch watch) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            watch.calls(
                                    method.getName(),
                                    arguments == null ? new Object[0] : arguments);
                            try {
                                return replacement.of(
                                        method.getName(), method.invoke(target, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
