package io.groundspeed.platform.mentor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approved mentor as shown to anyone.
 *
 * @param id of the user
 */
public record MentorDetail(
    long id,
    String name,
    @Nullable String headline,
    @Nullable String bio,
    List<String> specializations,
    MentorNumbers numbers)
    implements java.io.Serializable {
  /** Returns this mentor with other metrics. */
  public MentorDetail with(MentorNumbers others) {
    return new MentorDetail(id, name, headline, bio, specializations, others);
  }
}
