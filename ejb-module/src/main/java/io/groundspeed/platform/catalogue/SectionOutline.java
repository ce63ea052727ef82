package io.groundspeed.platform.catalogue;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A section as shown to anyone.
 *
 * @param minutes approximate work in minutes; 0 if not specified
 */
@JsonbNillable
@JsonbPropertyOrder({"id", "title", "description", "minutes"})
public record SectionOutline(long id, String title, String description, int minutes)
    implements java.io.Serializable {}
