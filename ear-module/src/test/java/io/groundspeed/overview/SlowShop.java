package io.groundspeed.overview;

import static java.time.Duration.ofMinutes;

import io.groundspeed.testing.Groundspeed;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A shop in which one page, one query, one cache pattern and one job type need attention. Others
 * look worse at first sight: a page with more views, one that is slow on desktops only, a pattern
 * with more misses, one with slower loads, and a job type that fails for another reason.
 */
final class SlowShop {
  static final String SLOWEST_ON_PHONES = "/shop/checkout";
  static final String ITS_QUERY = "orders_of_customer";
  static final String COSTLIEST_PATTERN = "product:{id}";
  static final String FAILING_TYPE = "fixture_note";
  static final String CAUSE = "java.net.SocketTimeoutException";

  private static final Duration AGO = ofMinutes(10);

  private SlowShop() {}

  /** Replaces what is stored by the figures of the shop. */
  static void open() throws SQLException {
    SeededTelemetry.forget();
    new SeededTelemetry()
        .poor("LCP", SLOWEST_ON_PHONES, "mobile", 120, 9_000, AGO)
        .poor("TTFB", SLOWEST_ON_PHONES, "mobile", 120, 3_000, AGO)
        .poor("LCP", "/shop/cart", "mobile", 5_000, 4_100, AGO)
        .poor("LCP", "/shop/report", "desktop", 120, 20_000, AGO)
        .requests(SLOWEST_ON_PHONES, 200, 100, 2_900, AGO)
        .requests("/shop/cart", 200, 1_000, 150, AGO)
        .query(ITS_QUERY, SLOWEST_ON_PHONES, 100, 2_500, AGO)
        .query("prices", SLOWEST_ON_PHONES, 2_000, 3, AGO)
        .query("stock", "/shop/cart", 1_000, 120, AGO)
        .misses(COSTLIEST_PATTERN, 20, 900, AGO)
        .misses("price:{id}", 400, 5, AGO)
        .misses("report:{day}", 2, 3_000, AGO)
        .store();
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.web_vitals
                   (metric_name, metric_value, page_path, device_type, deployment, recorded_at)
            VALUES ('TTFB', 3000, '%s', 'mobile', '%s', groundspeed.clock())
            """
                .formatted(SLOWEST_ON_PHONES, SeededTelemetry.DEPLOYMENT));
    failJobs();
  }

  private static void failJobs() {
    closeJobs();
    Groundspeed.database()
        .execute("CREATE TABLE IF NOT EXISTS public.effect (id bigserial, job bigint, note text)");
    failJobs(FAILING_TYPE, 9, CAUSE, "Mailer.send(Mailer.java:41)");
    failJobs("seeded_import", 2, "java.io.EOFException", "Feed.read(Feed.java:7)");
  }

  private static void failJobs(String type, int jobs, String errorClass, String place) {
    Groundspeed.database()
        .execute(
            """
            WITH job AS (
                INSERT INTO groundspeed.background_jobs
                       (job_type, job_name, status, attempts, payload, failed_at, error_message)
                SELECT '%s', 'Job ' || n, 'failed', 3, '{"note": "shop"}', groundspeed.clock(),
                       'No answer within 30 s'
                  FROM generate_series(1, %d) AS n
                RETURNING id)
            INSERT INTO groundspeed.job_execution_history
                   (job_id, execution_time_ms, success, error_message, error_class, error_place)
            SELECT id, 30004, false, 'No answer within 30 s', '%s', '%s' FROM job
            """
                .formatted(type, jobs, errorClass, place));
  }

  /** Returns how many jobs of a type have a status. */
  static long jobs(String type, String status) {
    return Groundspeed.database()
        .count(
            """
            SELECT count(*) FROM groundspeed.background_jobs
             WHERE job_type = '%s' AND status = '%s'
            """
                .formatted(type, status));
  }

  /** Removes the shop: other tests count on what they measured themselves. */
  static void close() {
    SeededTelemetry.forget();
    closeJobs();
  }

  private static void closeJobs() {
    Groundspeed.database()
        .execute("DELETE FROM groundspeed.background_jobs WHERE status <> 'processing'");
  }
}
