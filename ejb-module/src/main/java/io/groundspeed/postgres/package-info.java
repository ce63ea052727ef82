/**
 * The two data sources, and PostgreSQL features that JPA does not offer: COPY, advisory locks, held
 * connections, error classes, and the migrations.
 *
 * <p>Start from {@code Migrations}.
 */
package io.groundspeed.postgres;
