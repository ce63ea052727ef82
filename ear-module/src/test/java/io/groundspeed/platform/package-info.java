/** The journey platform with its demo content, through the browser, the API and its EJBs. */
package io.groundspeed.platform;
