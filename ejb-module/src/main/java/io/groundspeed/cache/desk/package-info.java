/**
 * What an admin sees of the cache: figures by type and pattern over time, and the entries. Start
 * from {@link io.groundspeed.cache.desk.CacheFigures}.
 */
package io.groundspeed.cache.desk;
