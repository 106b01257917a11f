package dev.jumun.server.websocket;

/** With what a web socket was closed. */
public record ClosedSocket(int code, String reason) {}
