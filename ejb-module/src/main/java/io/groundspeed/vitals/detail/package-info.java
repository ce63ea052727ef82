/** Details of a page's vitals: causes and the slowest visits, from raw rows. */
package io.groundspeed.vitals.detail;
