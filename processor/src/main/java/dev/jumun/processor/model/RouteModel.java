package dev.jumun.processor.model;

import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A route.
 *
 * @param element the handler
 * @param owner the class that declares it
 * @param method in capitals
 * @param path the whole path, prefixes included
 * @param tags in the document
 * @param status of a successful answer
 * @param parameters in their order
 * @param answer the type of the answer; null for nothing, or for a {@code Response}
 * @param answersByHand whether it returns a {@code Response}
 * @param stream how what a generator makes is sent; null if it returns none
 * @param requires providers that are called although no parameter takes what they provide
 * @param schemes how a client shows who it is, each with its scopes, for the document
 * @param responds what else it may answer, from {@code @ApiResponse}
 * @param filters the middleware around it, the outermost first
 * @param failures what handles its failures before the API does, the nearest first
 * @param limits what it may take
 * @param callbacks what it calls back, for the document
 * @param settings what its routers declare for it
 */
public record RouteModel(
        ExecutableElement element,
        TypeElement owner,
        String method,
        String path,
        List<String> tags,
        int status,
        List<ParameterModel> parameters,
        @Nullable TypeModel answer,
        boolean answersByHand,
        @Nullable StreamModel stream,
        List<ProviderModel> requires,
        Map<ProviderModel, Set<String>> schemes,
        List<AnnotationMirror> responds,
        List<FilterModel> filters,
        List<List<HandlerModel>> failures,
        RouteLimits limits,
        List<RouteModel> callbacks,
        RouteSettings settings) {
    /** The method of what opens a web socket. */
    public static final String WEB_SOCKET = "WEBSOCKET";

    /** The method of what is called before a static file is sent. */
    public static final String GUARD = "GUARD";

    /** The method of what makes an attempt of a task. */
    public static final String TASK = "TASK";

    /** Enough to tell routes apart: the hash of a codec's code takes long. */
    @Override
    public int hashCode() {
        return element.hashCode();
    }

    /** Whether it makes an attempt of a task. */
    public boolean isTask() {
        return method.equals(TASK);
    }

    /** Whether it opens a web socket. */
    public boolean opensWebSocket() {
        return method.equals(WEB_SOCKET);
    }

    /** How errors name it: {@code Cafe.drinks}. */
    public String title() {
        return owner.getSimpleName() + "." + element.getSimpleName();
    }
}
