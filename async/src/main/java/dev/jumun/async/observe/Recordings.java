package dev.jumun.async.observe;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

import org.jspecify.annotations.Nullable;

/** Notices whether something is recorded. Loaded only where the JVM has the recorder. */
final class Recordings implements FlightRecorderListener {
    private static final Recordings LISTENER = new Recordings();
    private static final TaskWatch.Watcher TASKS = Recordings::begin;
    private static boolean noticed;

    private Recordings() {}

    static synchronized void notice() {
        if (!noticed) {
            noticed = true;
            FlightRecorder.addListener(LISTENER);
            if (FlightRecorder.isInitialized()) {
                look(FlightRecorder.getFlightRecorder());
            }
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        look(recorder);
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        look(FlightRecorder.getFlightRecorder());
    }

    private static synchronized void look(FlightRecorder recorder) {
        boolean on =
                recorder.getRecordings().stream()
                        .anyMatch(each -> each.getState() == RecordingState.RUNNING);
        if (on != Flight.isOn()) {
            Flight.turn(on);
            if (on) {
                TaskWatch.add(TASKS);
            } else {
                TaskWatch.remove(TASKS);
            }
        }
    }

    private static TaskWatch.Running begin(String name, @Nullable String owner) {
        TaskEvent event = new TaskEvent();
        event.begin();
        return failure -> {
            event.end();
            if (event.shouldCommit()) {
                event.task = name;
                event.owner = owner;
                event.failure = failure == null ? null : failure.getClass().getName();
                event.commit();
            }
        };
    }
}
