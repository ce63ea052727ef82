/**
 * What tests share. Start from {@link io.groundspeed.testing.TestDatabase}: a real, migrated
 * PostgreSQL database of a test's own.
 */
package io.groundspeed.testing;
