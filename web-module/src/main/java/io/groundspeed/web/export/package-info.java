/**
 * Exports the tables of the screens as CSV. Start from {@link
 * io.groundspeed.web.export.ExportServlet}.
 */
package io.groundspeed.web.export;
