/**
 * The data sources of the server: which are measured, how to measure the others, and the cost of
 * measuring.
 */
package io.groundspeed.query.source;
