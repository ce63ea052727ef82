/**
 * The pages of the journey platform: catalogue, journey, section, mentor, and the personal pages of
 * clients and mentors. {@link io.groundspeed.web.platform.AddressServlet} forwards addresses with
 * an id, such as {@code /journeys/{slug}}, to their page. Reads and actions are EJBs, which enforce
 * the roles; a page only hides what the user may not do.
 */
package io.groundspeed.web.platform;
