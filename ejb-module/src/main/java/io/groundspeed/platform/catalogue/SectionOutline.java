package io.groundspeed.platform.catalogue;

/**
 * A section as shown to anyone.
 *
 * @param minutes approximate work; 0 if not specified
 */
public record SectionOutline(long id, String title, String description, int minutes)
    implements java.io.Serializable {}
