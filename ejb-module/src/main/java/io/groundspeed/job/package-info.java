/**
 * Background work, enqueued by requests or run on a schedule.
 *
 * <p>An application calls {@link io.groundspeed.job.JobQueue} with a {@link
 * io.groundspeed.job.NewJob} in its own transaction, and implements a {@link
 * io.groundspeed.job.JobHandler} for the type. {@code job.runner} does the rest on every node. A
 * job is one row, whose {@link io.groundspeed.job.JobStatus} determines the allowed transitions:
 *
 * <pre>
 *              claim                     work, completion and history commit together
 *   pending ──────────▶ processing ──────────────────────────────────────────────▶ completed
 *      ▲  ▲                 │
 *      │  └── failed attempt, lease expired, node stopped, while attempts are left
 *      │                    ├──▶ failed      no attempts left
 *      └────── retry ───────┴──▶ cancelled   cancellation requested
 * </pre>
 *
 * <p>Nothing is locked while a job runs. A claim gives the row a token, and a lease by the
 * database's clock. Ending the job requires the token, so if a frozen worker was replaced, only its
 * replacement can change anything.
 *
 * <p>A handler without a transaction is completed after its work, in a batch with others, so the
 * job may run more than once. The same applies to work that joined no transaction: it has no
 * database effects that could happen twice.
 *
 * <p>Administration of jobs is in {@code job.desk}.
 *
 * <p>Tables: {@code background_jobs}, {@code job_execution_history}, {@code job_type_settings}, and
 * the counters {@code job_counts}, {@code job_runs} and {@code job_delta}, which stay correct
 * without counting rows; views: {@code job_queue_health}, {@code job_tally}, {@code job_run_tally}.
 */
package io.groundspeed.job;
