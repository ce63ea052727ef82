/**
 * The settings of the whole product, which are read and validated when it is deployed. Each feature
 * has one record.
 *
 * <p>No tables. Start from {@link io.groundspeed.settings.ProductSettings}.
 */
package io.groundspeed.settings;
