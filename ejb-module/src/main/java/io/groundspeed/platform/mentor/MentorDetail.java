package io.groundspeed.platform.mentor;

import java.util.List;

/**
 * An approved mentor as everyone sees him.
 *
 * @param id of the user
 */
public record MentorDetail(
    long id,
    String name,
    String headline,
    String bio,
    List<String> specializations,
    MentorNumbers numbers) {}
