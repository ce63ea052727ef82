/**
 * Shared test utilities. Start from {@link io.groundspeed.testing.TestDatabase}: a separate, real,
 * migrated PostgreSQL database for a test.
 */
package io.groundspeed.testing;
