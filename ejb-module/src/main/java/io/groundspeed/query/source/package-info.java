/**
 * The data sources of the server: which are measured, what to do about the others, and what
 * measuring costs.
 */
package io.groundspeed.query.source;
