/**
 * The code that Groundspeed installs on the server itself. It is visible to every deployment, so
 * that it can measure inside applications that do not depend on it.
 *
 * <p>Depends on the JDK, on specification APIs that the server provides, and on its log manager.
 * The EAR reads from here but registers nothing here, so that no class loader of a deployment is
 * kept. Start from {@link io.groundspeed.probe.Probe}.
 */
package io.groundspeed.probe;
