/**
 * Access to PostgreSQL that JPA does not offer: COPY, advisory locks, held connections, the classes
 * of its failures, and the migrations.
 *
 * <p>Start from {@code Migrations}.
 */
package io.groundspeed.postgres;
