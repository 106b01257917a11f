package dev.jumun.runtime.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.Next;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.async.Async;
import dev.jumun.async.TaskGroup;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Filter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * Runs a method with {@link dev.jumun.Middleware}. What it wraps runs in a task of its own, so that
 * the method can continue when the answer begins, while what was lent for it is still there.
 */
public final class MethodFilter implements Filter {
    /** Sends an answer that was made by hand. */
    @FunctionalInterface
    public interface Sender {
        void send(Exchange exchange, Response answer) throws Exception;
    }

    private final MiddlewareMethod method;
    private final Function<Exchange, Request> requests;
    private final Sender sender;

    /**
     * Of a method.
     *
     * @param requests how users see an exchange's request
     * @param sender sends an answer that was made by hand
     */
    public MethodFilter(
            MiddlewareMethod method, Function<Exchange, Request> requests, Sender sender) {
        this.method = method;
        this.requests = requests;
        this.sender = sender;
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        if (exchange.asksForWebSocket()) {
            next.handle(exchange); // a method is about answers, as FastAPI's "http" middleware
            return;
        }
        Async.taskGroup(group -> {
            Rest rest = new Rest(group, exchange, next);
            Response answer;
            try {
                answer = method.handle(requests.apply(exchange), rest);
            } catch (Throwable failure) {
                rest.drop();
                throw failure;
            }
            rest.finish(answer);
            return null;
        });
    }

    private final class Rest implements Next {
        private final TaskGroup group;
        private final Exchange exchange;
        private final Handler next;
        private @Nullable Gate gate;
        private @Nullable Response given;

        Rest(TaskGroup group, Exchange exchange, Handler next) {
            this.group = group;
            this.exchange = exchange;
            this.next = next;
        }

        @Override
        public Response call() throws InterruptedException {
            drop();
            Gate attempt = new Gate(exchange);
            gate = attempt;
            group.start(() -> {
                try {
                    next.handle(attempt);
                } finally {
                    attempt.ended();
                }
                return null;
            });
            Response answer = attempt.await();
            if (answer == null) {
                answer = Response.of(500, new MutableHeaders(), new byte[0]);
            }
            given = answer;
            return answer;
        }

        void drop() {
            Gate open = gate;
            if (open != null) {
                open.drop();
            }
        }

        /** Sends what the method returned: what came from within, if its content is the same. */
        void finish(Response answer) throws Exception {
            Gate open = gate;
            Response inner = given;
            if (open != null
                    && inner != null
                    && open.responded()
                    && answer.content() == inner.content()) {
                open.open(answer);
            } else {
                drop();
                sender.send(exchange, answer);
            }
        }
    }
}
