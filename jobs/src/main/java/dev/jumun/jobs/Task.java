package dev.jumun.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a kind of background job: the method runs one. It takes one record that no provider
 * provides, the payload, which is stored as JSON. Every other parameter is a dependency, lent for
 * each attempt, or the {@link Job}. A {@code Later} parameter with the name of the method adds
 * jobs.
 *
 * <pre>{@code
 * @Task(retries = 8, timeout = "30s")
 * void sendMail(Mail mail, Job job, Mailer mailer) throws Exception {
 *     mailer.send(mail, job.key());
 * }
 *
 * @Post("/reminders")
 * @Status(202)
 * void remind(Mail mail, Later<Mail> sendMail) throws SQLException {
 *     sendMail.in(Duration.ofHours(24)).key("reminder of " + mail.to()).add(mail);
 * }
 * }</pre>
 *
 * <p>If a {@code @Provides(Scope.APP)} method lends {@link Jobs}, they keep the jobs in their
 * database, and any node runs them. Without one, jobs run in the process, after the response of the
 * request that adds them, and are lost with the process.
 *
 * <p>The method returns nothing. It is in the class of the API or in a router, or static in a class
 * of {@code @Api(providers = …)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Task {
    /**
     * The name under which jobs are stored; that of the method unless it is given. Keep the name of
     * stored jobs here when you rename the method.
     */
    String name() default "";

    /** How often a job is tried again after its first attempt has failed. */
    int retries() default 5;

    /**
     * How long an attempt may take: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}, or ISO 8601.
     */
    String timeout() default "10m";

    /** How long a job waits for its first retry. It waits twice as long for each one after it. */
    String backOff() default "5s";

    /** The longest time that a job waits for a retry. */
    String longestBackOff() default "1h";

    /** How many of these jobs a node runs at the same time; 0 for no limit. */
    int atOnce() default 0;

    /**
     * Whether effect and record are in one transaction. The method, or what it depends on, takes
     * the {@code Connection} of the transaction that also removes the job; it must not commit it.
     * Only jobs in a database have one.
     */
    boolean once() default false;
}
