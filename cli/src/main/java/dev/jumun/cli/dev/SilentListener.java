package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/** Does nothing about what it receives, unless a method is overridden. */
class SilentListener implements DevListener {
    @Override
    public void changed(@Nullable Path cause) {}

    @Override
    public void made(State state, Duration took) {}

    @Override
    public void starting(State.Starting state) {}

    @Override
    public void warned(Problem warning) {}

    @Override
    public void failed(String what, Throwable failure) {}
}
