/** Published journeys, as shown to visitors. Start from {@code Catalogue}. */
package io.groundspeed.platform.catalogue;
