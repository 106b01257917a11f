package dev.jumun.jobs;

/** The failure of an attempt whose node has ended, or was cut off from the database. */
final class JobLostException extends Exception {
    private static final long serialVersionUID = 1;

    JobLostException(String node) {
        super("The node %s ended, or lost the database, while it ran the job.".formatted(node));
    }
}
