/**
 * The pages of the journey platform: catalogue, journey, section, mentor, and what clients and
 * mentors have of their own. Addresses with an id, such as {@code /journeys/{slug}}, are brought to
 * their page by {@link io.groundspeed.web.platform.AddressServlet}. Reads and actions are EJBs',
 * which know the roles; a page only shows what one may do anyway.
 */
package io.groundspeed.web.platform;
