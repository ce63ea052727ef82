/**
 * The frame of every screen: navigation, state in the address, and regions that fail independently.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.verdict.Screen}, which lists the screens,
 * and from {@code WEB-INF/layouts/admin.xhtml}, their common layout.
 */
package io.groundspeed.web.frame;
