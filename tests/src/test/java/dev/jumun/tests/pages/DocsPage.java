package dev.jumun.tests.pages;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.nio.file.Path;

/** An API that is served, and a page that shows its document, in a real browser. */
final class DocsPage implements AutoCloseable {
    static final Path PICTURES = Path.of("target", "screenshots");

    private final App app;
    private final Server server;
    private final Browser browser;

    private DocsPage(App app, Server server, Browser browser) {
        this.app = app;
        this.server = server;
        this.browser = browser;
    }

    /** Serves an API and opens a page of it; skips the test where there is no browser. */
    static DocsPage open(Class<?> api, String path) throws Exception {
        Path driver = Browser.required();
        App app = App.of(api).start();
        Server server = Server.start(app, ServerSettings.defaults().withPort(0));
        DocsPage page = new DocsPage(app, server, Browser.open(driver));
        page.browser.open(page.base() + path);
        return page;
    }

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    Browser browser() {
        return browser;
    }

    /** Opens an operation, and the form to try it out. */
    void tryOut(String operation) throws Exception {
        browser.click(operation + " .opblock-summary-control");
        browser.click(operation + " .try-out__btn");
    }

    /** Returns the status that the page shows. */
    String execute(String operation) throws Exception {
        browser.click(operation + " .execute");
        return browser.text(operation + " .live-responses-table tbody .response-col_status")
                .substring(0, 3);
    }

    /** Removes a response, so that the next one is not taken for it. */
    void clear(String operation) throws Exception {
        browser.click(operation + " .btn-clear");
    }

    /** Returns the body that the page shows. */
    String body(String operation) throws Exception {
        return browser.text(operation + " .live-responses-table .highlight-code");
    }

    @Override
    public void close() throws IOException {
        browser.close();
        try {
            server.stop(app::cancelAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        app.close();
    }
}
