/** The pages in a real browser on the built EAR. Start from {@link io.groundspeed.web.Browser}. */
package io.groundspeed.web;
