package io.groundspeed.platform.catalogue;

/**
 * A section as everyone sees it.
 *
 * @param minutes of work, roughly; 0 where nobody said
 */
public record SectionOutline(long id, String title, String description, int minutes)
    implements java.io.Serializable {}
