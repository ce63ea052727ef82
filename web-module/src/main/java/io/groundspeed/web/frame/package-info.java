/**
 * What every screen stands in: the frame with its navigation, the state that lives in the address,
 * and regions that fail alone.
 *
 * <p>No tables. Start from {@link io.groundspeed.verdict.Screen}, where a screen is made known, and
 * {@code WEB-INF/layouts/admin.xhtml}, the layout of all of them.
 */
package io.groundspeed.web.frame;
