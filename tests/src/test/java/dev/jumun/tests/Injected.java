package dev.jumun.tests;

import dev.jumun.*;

// Lets whoever asks say what is in the head of the answer.
@Api
class Injected {
    @Post("/header")
    Response header(@Body String text) {
        return Response.text("ok").header("x-said", text);
    }

    @Post("/name")
    Response name(@Body String text) {
        return Response.text("ok").header(text, "x");
    }

    @Post("/cookie")
    Response cookie(@Body String text) {
        return Response.text("ok").cookie("said", text);
    }

    @Post("/cookie-name")
    Response cookieName(@Body String text) {
        return Response.text("ok").cookie(text, "x");
    }

    @Post("/redirect")
    Response redirect(@Body String text) {
        return Response.redirect(text);
    }

    @Post("/filename")
    Response filename(@Body String text) {
        return Response.text("ok").filename(text);
    }

    @Post("/media-type")
    Response mediaType(@Body String text) {
        return Response.text("ok").mediaType(text);
    }

    @Post("/settings")
    String settings(@Body String text, ResponseHead response) {
        response.header("x-said", text);
        return "ok";
    }

    @Post("/settings-cookie")
    String settingsCookie(@Body String text, ResponseHead response) {
        response.cookie("said", text);
        return "ok";
    }

    @Post("/error")
    void error(@Body String text) {
        throw new HttpException(400, "ok").header("x-said", text);
    }

    @Post("/event")
    Response event(@Body String text) {
        return Response.of(200, new MutableHeaders().add("x-said", text), new byte[0]);
    }
}
