import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Jetty with its defaults: answers any request with its path. */
public final class JettyPeer {
    private JettyPeer() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server(Integer.parseInt(args[0]));
        server.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback)
                            throws Exception {
                        Content.Source.consumeAll(request);
                        response.setStatus(200);
                        Content.Sink.write(
                                response, true, "path=" + request.getHttpURI().getPath(), callback);
                        return true;
                    }
                });
        server.start();
        server.join();
    }
}
