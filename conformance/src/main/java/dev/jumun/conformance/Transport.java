package dev.jumun.conformance;

import dev.jumun.app.App;

/** The way on which a running app is asked. To be closed: that stops the app. */
interface Transport extends AutoCloseable {
    /** Starts an app. Blocks until it can be asked. */
    interface Opening {
        Transport open(App app) throws Exception;
    }

    /** Sends a request and waits for the whole answer. */
    Answer send(RecordedRequest request) throws Exception;

    /**
     * Opens a web socket. Blocks until the app has accepted it.
     *
     * @throws Refused if it does not
     */
    Conversation converse(RecordedRequest handshake) throws Exception;

    @Override
    void close();

    /** A web socket was not accepted. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        Refused(Answer answer) {
            super("The handshake was refused: " + answer);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
