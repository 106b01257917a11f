package dev.jumun.app;

import dev.jumun.runtime.GeneratedApi;

/** Finds what the annotation processor has generated for an API. */
final class GeneratedClass {
    private GeneratedClass() {}

    /** See {@link App#of}. */
    static GeneratedApi of(Class<?> api) {
        String name = generatedName(api);
        try {
            Class<?> generated = Class.forName(name, true, api.getClassLoader());
            return (GeneratedApi) generated.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "There is no "
                            + name
                            + ", so the annotation processor has not run. Is "
                            + api.getName()
                            + " annotated with @Api? With Maven, name dev.jumun:jumun-processor in"
                            + " the compiler plugin's annotationProcessorPaths: since JDK 23 a"
                            + " dependency alone is not enough.",
                    e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "The module %s does not export the package %s, so that %s cannot be used. Add \"exports %s to dev.jumun;\" to its module-info.java."
                            .formatted(
                                    api.getModule().getName(),
                                    api.getPackageName(),
                                    name,
                                    api.getPackageName()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " cannot be instantiated.", e);
        }
    }

    /** The routes of {@code shop.Outer.Shop} are {@code shop.OuterShopRoutes}. */
    private static String generatedName(Class<?> api) {
        StringBuilder name = new StringBuilder("Routes");
        for (Class<?> each = api; each != null; each = each.getEnclosingClass()) {
            name.insert(0, each.getSimpleName());
        }
        String home = api.getPackageName();
        return home.isEmpty() ? name.toString() : home + "." + name;
    }
}
