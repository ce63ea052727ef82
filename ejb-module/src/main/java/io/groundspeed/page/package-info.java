/**
 * Page views and the names of pages.
 *
 * <p>Start from {@code PageView}.
 */
package io.groundspeed.page;
