package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * All problems of a request, gathered while it is read; with the current place of the reader.
 *
 * <p>What JSON was wrong is not kept while reading: it is looked up in the body by its place, once
 * there is a problem.
 *
 * <p>The first hundred are kept, and counted are all: an answer to a wrong request is bounded, and
 * so is what it shows of the request (see {@link Echo}).
 */
public final class Problems {
    /** Represents an input that is looked up in the body later. */
    private static final Object IN_BODY = new Object();

    /** The number of problems that are kept. */
    static final int MOST = 100;

    private static final @Nullable Object[] NOWHERE = {};
    private static final int[] NO_INDEXES = {};

    /** Created for the first problem: most requests have no problem. */
    private @Nullable List<Problem> found;

    private int omitted;

    /** Whether the constructor of a record is being called. */
    private boolean making;

    private int echoed;

    // The place: names, or null where there is an index.
    private @Nullable Object[] steps = NOWHERE;
    private int[] indexes = NO_INDEXES;
    private int depth;
    private @Nullable Object input = IN_BODY;

    /** Shared with branches; null without a limit. */
    private @Nullable Attempts attempts;

    /** Makes an empty list. */
    public Problems() {}

    /** Bounds the work for the forms of unions. */
    void limitAttempts(int documentSize) {
        attempts = new Attempts(documentSize);
    }

    /** Whether some bytes may be read once more. */
    boolean attempt(int bytes) {
        return attempts == null || attempts.take(bytes);
    }

    /** Goes one step down: to a parameter, a field or an index. */
    public void enter(Object step) {
        makeRoom();
        steps[depth++] = step;
    }

    /** Goes one step down, to an item of an array. */
    public void enter(int index) {
        makeRoom();
        if (depth >= indexes.length) {
            indexes = Arrays.copyOf(indexes, steps.length);
        }
        steps[depth] = null;
        indexes[depth++] = index;
    }

    private void makeRoom() {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, Math.max(4, depth * 2));
        }
    }

    /** Goes one step up. */
    public void leave() {
        depth--;
    }

    private List<Problem> found() {
        return found == null ? List.of() : found;
    }

    private void add(Problem problem) {
        if (found == null) {
            found = new ArrayList<>(4);
        }
        if (found.size() >= MOST) {
            omitted++;
        } else {
            found.add(problem.input() == IN_BODY ? problem : echo(problem, problem.input()));
        }
    }

    private Problem echo(Problem problem, @Nullable Object value) {
        Object shown = Echo.within(value, Math.min(Echo.MOST, Echo.MOST_OF_ALL - echoed));
        echoed += Echo.cost(shown, Echo.MOST);
        return shown == problem.input() ? problem : problem.withInput(shown);
    }

    private List<Object> location() {
        List<Object> location = new ArrayList<>(depth);
        for (int i = 0; i < depth; i++) {
            Object step = steps[i];
            location.add(step == null ? (Object) indexes[i] : step);
        }
        return Collections.unmodifiableList(location);
    }

    /** Sets what the following problems show as their input. */
    public void input(@Nullable Object value) {
        input = value;
    }

    /** Makes the following problems show the body's value at their place. */
    public void inputFromBody() {
        input = IN_BODY;
    }

    /** Returns the same problems, seen from within the outermost place: without its name. */
    public Problems within() {
        Problems inner = new Problems();
        for (Problem problem : found()) {
            List<Object> place = problem.location();
            inner.add(
                    new Problem(
                            problem.type(),
                            place.subList(Math.min(1, place.size()), place.size()),
                            problem.message(),
                            problem.input(),
                            problem.context()));
        }
        inner.omitted = omitted;
        return inner;
    }

    /** Returns the same problems for an item: its index comes after the outermost place. */
    public Problems ofItem(int number) {
        Problems told = new Problems();
        for (Problem problem : found()) {
            List<Object> place = new ArrayList<>(problem.location());
            place.add(Math.min(1, place.size()), number);
            told.add(
                    new Problem(
                            problem.type(),
                            Collections.unmodifiableList(place),
                            problem.message(),
                            problem.input(),
                            problem.context()));
        }
        told.omitted = omitted;
        return told;
    }

    /** Records a problem at the present place. */
    public void add(String type, String message) {
        add(type, message, Map.of());
    }

    /** Records a problem at the present place, with what its message was made of. */
    public void add(String type, String message, Map<String, Object> context) {
        if (found != null && found.size() >= MOST) {
            omitted++;
            return;
        }
        add(new Problem(type, location(), message, input, context));
    }

    /**
     * Records that something that must be there is not; its input is what it should have been in.
     */
    public void missing() {
        add("missing", "Field required");
    }

    /** Records that a text isn't made of Unicode characters. */
    public void notUnicode() {
        add(
                "string_unicode",
                "Input should be a valid string, unable to parse raw data as a unicode string");
    }

    /** Sets whether a constructor is about to be called. */
    void making(boolean now) {
        making = now;
    }

    /** Records that a constructor refused its arguments; another failure than this is thrown. */
    void refusedBy(IllegalArgumentException failure) {
        if (!making) {
            throw failure;
        }
        making = false;
        refused(failure);
    }

    /** Records that a value broke a rule of its own class. */
    public void refused(IllegalArgumentException refusal) {
        refused(String.valueOf(refusal.getMessage()));
    }

    /** Records that a value broke a rule of the user's own. */
    public void refused(String message) {
        add("value_error", "Value error, " + message, Map.of("error", Map.of()));
    }

    /** Tells what was recorded since a mark in other words. */
    void reword(int mark, String message) {
        List<Problem> all = found();
        for (int i = mark; i < all.size(); i++) {
            all.set(i, all.get(i).withMessage(message));
        }
    }

    /** Returns how many there are. */
    public int size() {
        return found == null ? 0 : found.size() + omitted;
    }

    /** Returns whether there are no problems. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Returns the problems as they are shown: the first ones, and how many more there are if they
     * are too many.
     */
    public List<Problem> list() {
        List<Problem> shown = new ArrayList<>(found().size() + 1);
        found().forEach(problem -> shown.add(Echo.bounded(problem)));
        if (omitted > 0) {
            List<Object> place = shown.isEmpty() ? List.of() : shown.getFirst().location();
            shown.add(
                    new Problem(
                            "too_many_errors",
                            place.subList(0, Math.min(1, place.size())),
                            "There are " + omitted + " more errors, which are not shown",
                            null,
                            Map.of("omitted", omitted)));
        }
        return Collections.unmodifiableList(shown);
    }

    /**
     * Drops the problems of a field since a mark: it was given again, and the last value takes
     * precedence.
     */
    public void forget(int mark, String field) {
        int level = depth;
        List<Problem> all = found();
        if (all.size() > mark) {
            all.subList(mark, all.size()).removeIf(p -> p.location().get(level).equals(field));
        }
    }

    /** Puts what was recorded since a mark in the order in which a type declares its fields. */
    public void arrange(int mark, List<String> fields) {
        List<Problem> all = found();
        if (all.size() - mark > 1) {
            int level = depth;
            all.subList(mark, all.size())
                    .sort(
                            Comparator.comparingInt(p ->
                                    p.location().size() > level
                                            ? place(fields, p.location().get(level))
                                            : -1));
        }
    }

    /** What is undeclared comes last. */
    private static int place(List<String> fields, Object step) {
        int index = fields.indexOf(step);
        return index < 0 ? fields.size() : index;
    }

    /** Returns an empty list for the same place, one step further down. */
    Problems branch(Object step) {
        Problems branch = new Problems();
        branch.attempts = attempts;
        branch.steps = Arrays.copyOf(steps, depth + 8);
        branch.indexes = indexes.clone();
        branch.depth = depth;
        branch.enter(step);
        branch.input = input;
        return branch;
    }

    /** Moves problems of another list to the end of this one. */
    public void addAll(Problems other) {
        other.found().forEach(this::add);
        omitted += other.omitted;
    }

    /** Looks up the inputs that are still open in the body, which is well-formed JSON. */
    void resolve(byte[] body, @Nullable ValueMemory memory) {
        List<Problem> all = found();
        List<Problem> open = all.stream().filter(p -> p.input() == IN_BODY).toList();
        if (open.isEmpty()) {
            return;
        }
        Iterator<@Nullable Object> inputs = InputLookup.find(body, open, memory).iterator();
        all.replaceAll(p -> p.input() == IN_BODY ? echo(p, inputs.next()) : p);
    }

    /** Masks what is secret in the inputs of those that were recorded since a mark. */
    public void hide(int mark, Secrets secrets) {
        List<Problem> all = found();
        for (int i = mark; i < all.size(); i++) {
            Problem problem = all.get(i);
            Object shown = secrets.shown(problem);
            if (shown != problem.input()) {
                all.set(i, problem.withInput(shown));
            }
        }
    }

    /** Writes {@code {"detail": […]}}, with inputs. */
    public void write(JsonWriter out) {
        write(out, true);
    }

    /** Writes {@code {"detail": […]}}, with inputs or without. */
    public void write(JsonWriter out, boolean inputs) {
        out.beginObject();
        out.name("detail").beginArray();
        for (Problem problem : list()) {
            out.item();
            problem.write(out, inputs);
        }
        out.endArray();
        out.endObject();
    }

    @Override
    public String toString() {
        return found().toString();
    }
}
