package dev.jumun.cli.dev;

/**
 * The script of pages under development: waits for a newer state, and loads the page again. Swagger
 * UI only fetches the document again, so that what was typed into its forms stays.
 */
final class ReloadScript {
    private ReloadScript() {}

    static String from(State state) {
        return """
        (() => {
          let serial = %d;
          const reload = (state) => {
            serial = state.serial;
            if (state.state === "fresh" && typeof ui !== "undefined" && ui.specActions) {
              ui.specActions.download();
            } else {
              location.reload();
            }
          };
          const ask = async () => {
            try {
              const answer = await fetch("/.jumun/wait?after=" + serial);
              const state = await answer.json();
              if (state.serial > serial) reload(state);
            } catch {
              await new Promise((go) => setTimeout(go, 1000));
            }
            setTimeout(ask);
          };
          ask();
        })();
        """
                .formatted(state.serial());
    }
}
