package dev.jumun.conformance.dependencies;

import dev.jumun.*;
import dev.jumun.async.Yield;

// The app of the same name in FastAPI's tutorial.
@Api(title = "FastAPI", naming = Naming.SNAKE_CASE)
class Tutorial008d {
    record Username(String value) {}

    static final class InternalFailure extends Exception {
        private static final long serialVersionUID = 1;

        InternalFailure(String message) {
            super(message);
        }
    }

    @Provides
    static void username(Yield<Username> yield) throws Exception {
        try {
            yield.to(new Username("Rick"));
        } catch (InternalFailure error) {
            System.getLogger("dependencies")
                    .log(System.Logger.Level.INFO, "We don't swallow the internal error here");
            throw error;
        }
    }

    @Get("/items/{item_id}")
    String getItem(String itemId, Username username) throws InternalFailure {
        if (itemId.equals("portal-gun")) {
            throw new InternalFailure(
                    "The portal gun is too dangerous to be owned by " + username.value);
        }
        if (!itemId.equals("plumbus")) {
            throw new HttpException(404, "Item not found, there's only a plumbus here");
        }
        return itemId;
    }
}
