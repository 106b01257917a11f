package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeReader;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What is special about the handlers of web sockets. */
final class WebSocketRules {
    private static final String PLAIN = "dev.jumun.websocket.WebSocket";
    private static final String JSON = "dev.jumun.websocket.JsonWebSocket";

    private final Context context;

    WebSocketRules(Context context) {
        this.context = context;
    }

    /** Whether a type is injected as the web socket. */
    static boolean isWebSocket(TypeMirror type) {
        return JavaTypes.is(type, PLAIN) || JavaTypes.is(type, JSON);
    }

    /** The types of a parameter's messages, received and sent; none if it is a plain socket. */
    static List<? extends TypeMirror> messages(VariableElement parameter) {
        return ((DeclaredType) parameter.asType()).getTypeArguments();
    }

    /** Reads the types of a parameter's messages. */
    void readMessages(VariableElement parameter, String function, TypeReader types) {
        DeclaredType type = (DeclaredType) parameter.asType();
        boolean plain = JavaTypes.is(type, PLAIN);
        if (!plain && type.getTypeArguments().isEmpty()) {
            error(
                    parameter,
                    "SOCKET-5",
                    "The JsonWebSocket of "
                            + function
                            + " does not declare what it receives and sends.",
                    "Write it as JsonWebSocket<Order, Receipt>.");
        }
        for (TypeMirror message : type.getTypeArguments()) {
            TypeReader.Unfit unfit =
                    new TypeReader.Unfit(
                            "TYPE-1",
                            "The web socket "
                                    + parameter.getSimpleName()
                                    + " of "
                                    + function
                                    + " has messages of type %s, which has no JSON form.");
            if (types.read(message, parameter, unfit) != null) {
                types.readModel(message, parameter);
            }
        }
    }

    /** Checks a route. */
    void check(RouteModel route) {
        if (route.opensWebSocket()) {
            checkSocket(route);
        } else {
            checkOther(route);
        }
    }

    private void checkSocket(RouteModel route) {
        ExecutableElement method = route.element();
        String title = route.title();
        List<ParameterModel> models = route.parameters();
        if (models.stream().noneMatch(model -> model.kind() == Kind.WEB_SOCKET)) {
            error(
                    method,
                    "SOCKET-1",
                    title + " opens a web socket, but does not take it as a parameter.",
                    "Add a parameter of type WebSocket or JsonWebSocket.");
        }
        if (method.getReturnType().getKind() != TypeKind.VOID) {
            error(
                    method,
                    "SOCKET-2",
                    title
                            + " returns a "
                            + JavaTypes.text(method.getReturnType())
                            + ", but a web socket has no response.",
                    "Send it as a message, and return void.");
        }
        for (ParameterModel model : models) {
            if (model.kind().isOfBody()) {
                error(
                        model.element(),
                        "SOCKET-3",
                        title
                                + " takes "
                                + model.name()
                                + " from a body, which the handshake of a web socket does not"
                                + " have.",
                        "Receive it as a message of a JsonWebSocket, or mark it with @Query.");
            }
        }
    }

    private void checkOther(RouteModel route) {
        for (ParameterModel model : route.parameters()) {
            if (model.kind() == Kind.WEB_SOCKET) {
                error(
                        model.element(),
                        "SOCKET-4",
                        route.title() + " handles " + route.method() + ", but takes a web socket.",
                        "Annotate it with @WebSocketRoute, or remove the parameter.");
            }
        }
        for (ProviderModel provider : Closure.of(route)) {
            if (provider.parameters().stream().anyMatch(p -> p.kind() == Kind.WEB_SOCKET)) {
                error(
                        route.element(),
                        "SOCKET-4",
                        "%s handles %s, but needs %s, which takes a web socket."
                                .formatted(route.title(), route.method(), provider.title()),
                        "Take a Request in the provider instead.");
            }
        }
    }

    private void error(Element element, String id, String fact, String remedy) {
        context.diagnostics().error(element, id, fact, remedy);
    }
}
