package dev.jumun.processor.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;

/**
 * An API.
 *
 * @param element its class
 * @param title in the document
 * @param version in the document
 * @param classes the class itself and its routers, which are made at start-up
 * @param constructors of these classes, in their order
 * @param providers of application scope, each after those it needs
 * @param provided all that is provided, by whatever scope, in the order of declaration
 * @param routes in the order of their declaration
 * @param webhooks what it calls elsewhere, for the document
 * @param filters the middleware around all requests, the outermost first
 * @param handlers of failures, for the whole API
 * @param guard what is called before a static file is sent; null if nothing is
 * @param mountGuards what is called before mounted APIs, by their paths
 * @param tasks and repeated work, in the order of declaration
 * @param keeper what provides the jobs that keep the tasks; null if the process does
 */
public record ApiModel(
        TypeElement element,
        String title,
        String version,
        List<TypeElement> classes,
        List<List<ParameterModel>> constructors,
        List<ProviderModel> providers,
        List<ProviderModel> provided,
        List<RouteModel> routes,
        List<RouteModel> webhooks,
        List<FilterModel> filters,
        List<HandlerModel> handlers,
        @Nullable RouteModel guard,
        Map<String, RouteModel> mountGuards,
        List<TaskModel> tasks,
        @Nullable ProviderModel keeper) {}
