/**
 * Exact values of table cells, and their encoding as CSV (RFC 4180). Start from {@link
 * io.groundspeed.web.csv.Exact}.
 */
package io.groundspeed.web.csv;
