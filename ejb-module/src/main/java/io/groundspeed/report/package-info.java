/**
 * Documents that Groundspeed creates for users: weekly reports, and exports of all data held about
 * a user.
 *
 * <p>Features contribute through {@code WeeklyChapter} and {@code HeldOnUser}. The job types are
 * {@code report_generation} and {@code data_export}. Tables: {@code reports}, {@code exports}.
 * Start from {@code ReportGeneration} and {@code DataExport}.
 */
package io.groundspeed.report;
