/**
 * Work done outside the request that asked for it, now or on a schedule.
 *
 * <p>An application calls {@link io.groundspeed.job.JobQueue} with a {@link
 * io.groundspeed.job.NewJob} in its own transaction, and writes a {@link
 * io.groundspeed.job.JobHandler} for the type; the rest is done by {@code job.runner} on every
 * node. A job is one row, whose {@link io.groundspeed.job.JobStatus} tells what may follow:
 *
 * <pre>
 *              claim                     work, completion and history commit together
 *   pending ──────────▶ processing ──────────────────────────────────────────────▶ completed
 *      ▲  ▲                 │
 *      │  └── failed attempt, lease run out, node stopped, while attempts are left
 *      │                    ├──▶ failed      no attempts left
 *      └────── retry ───────┴──▶ cancelled   someone asked for it
 * </pre>
 *
 * <p>Nothing is locked while a job runs. A claim gives the row a token and a lease by the
 * database's clock; whoever ends the job must show the token, so of a frozen worker and the one
 * that took over only the latter changes anything.
 *
 * <p>A handler without a transaction is completed after its work, together with others: it may run
 * more than once. So is work that joined no transaction, which has nothing in the database that
 * could happen twice.
 *
 * <p>What administrators see of it and do to it is in {@code job.desk}.
 *
 * <p>Tables: {@code background_jobs}, {@code job_execution_history}, {@code job_type_settings},
 * {@code job_counts} and {@code job_runs} with {@code job_delta}, which stay right without counting
 * rows; views: {@code job_queue_health}, {@code job_tally}, {@code job_run_tally}.
 */
package io.groundspeed.job;
