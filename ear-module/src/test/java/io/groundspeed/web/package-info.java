/** The pages in a real browser on the built EAR; start from {@link io.groundspeed.web.Browser}. */
package io.groundspeed.web;
