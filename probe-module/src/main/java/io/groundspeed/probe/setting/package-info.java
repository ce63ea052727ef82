/**
 * Settings of components that must start whatever the environment contains: the probe and the
 * realm.
 *
 * <p>No tables. Start from {@link io.groundspeed.probe.setting.LenientSettings}.
 */
package io.groundspeed.probe.setting;
