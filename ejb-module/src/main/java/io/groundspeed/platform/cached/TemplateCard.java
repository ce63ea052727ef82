package io.groundspeed.platform.cached;

import java.io.Serializable;

/**
 * A template that all users may start from.
 *
 * @param rating 0 to 5; 0 if not rated yet
 */
public record TemplateCard(
    long id, String title, String description, String category, boolean featured, double rating)
    implements Serializable {}
