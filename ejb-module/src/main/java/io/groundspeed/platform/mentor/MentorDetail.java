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
    MentorNumbers numbers)
    implements java.io.Serializable {
  /** Returns the same mentor with other figures. */
  public MentorDetail with(MentorNumbers others) {
    return new MentorDetail(id, name, headline, bio, specializations, others);
  }
}
