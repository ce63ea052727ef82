/**
 * What Groundspeed writes for people to keep: weekly reports, and everything held on a user.
 *
 * <p>Features contribute through {@code WeeklyChapter} and {@code HeldOnUser}; the job types are
 * {@code report_generation} and {@code data_export}. Tables: {@code reports}, {@code exports}.
 * Start from {@code ReportGeneration} and {@code DataExport}.
 */
package io.groundspeed.report;
