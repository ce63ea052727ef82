/**
 * Page views and page names.
 *
 * <p>Start from {@code PageView}.
 */
package io.groundspeed.page;
