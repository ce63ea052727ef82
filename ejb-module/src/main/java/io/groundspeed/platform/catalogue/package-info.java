/** Published journeys as visitors see them. Start from {@code Catalogue}. */
package io.groundspeed.platform.catalogue;
