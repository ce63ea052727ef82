/**
 * What every screen stands in: the frame with its navigation, the state that lives in the address,
 * the formats, regions that fail alone, log-in and log-out, error pages and security headers.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.frame.Screen}, where a screen is made known,
 * and {@code WEB-INF/layouts/admin.xhtml}, the layout of all of them.
 */
package io.groundspeed.web.frame;
