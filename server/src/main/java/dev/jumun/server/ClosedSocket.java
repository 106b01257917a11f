package dev.jumun.server;

/** With what a web socket was closed. */
record ClosedSocket(int code, String reason) {}
