package cafe;

/** The same on sockets that event loops watch. */
class LoopSocketsCafeTest extends PostgresCafeTest {
    @Override
    String parameters() {
        return "&socketFactory=dev.jumun.server.EventLoopSocketFactory";
    }
}
