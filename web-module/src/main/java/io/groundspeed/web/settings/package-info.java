/**
 * The settings of the web module, which are read and validated when it is deployed.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.settings.WebSettings}.
 */
package io.groundspeed.web.settings;
