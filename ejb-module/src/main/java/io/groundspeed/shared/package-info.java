/**
 * What every feature needs and none owns: the schema's migrations and how the persistence unit runs
 * them, time ranges, pages and problems.
 *
 * <p>Tables: none of its own; {@link io.groundspeed.shared.Migrations} creates them all. Start from
 * there.
 */
package io.groundspeed.shared;
