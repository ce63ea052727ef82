package io.groundspeed.web.overview;

import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import io.groundspeed.verdict.VerdictLine;
import java.util.List;

/**
 * The verdicts as the Overview lists them.
 *
 * @param unread the sources that could not be read
 */
public record Attention(VerdictBoard board, List<String> unread) {
  /** Maximum number of members that a line opens to; its link leads to all of them. */
  private static final int MOST_MEMBERS = 10;

  static Attention of(Lines<Verdict> lines) {
    return new Attention(VerdictBoard.of(lines.all()), lines.unread());
  }

  /** Returns the worst members of a line. */
  public List<Verdict> members(VerdictLine line) {
    return line.members().subList(0, Math.min(MOST_MEMBERS, line.members().size()));
  }

  /** Returns the text that opens a line to its members: {@code Show all 6}. */
  public String opening(VerdictLine line) {
    int members = line.members().size();
    return members > MOST_MEMBERS
        ? "Show the worst %d of %d".formatted(MOST_MEMBERS, members)
        : "Show all " + members;
  }

  /** Returns the number of lines beyond those that are shown, in words. */
  public String more() {
    return "%d more".formatted(board.more().size());
  }

  /** Returns the number of good verdicts, in words. */
  public String fine() {
    return "Fine: " + checks(board.fine().size());
  }

  /** Returns the number of verdicts that lack data, in words. */
  public String unrated() {
    return "Not enough data: " + checks(board.unrated().size());
  }

  private static String checks(int count) {
    return count == 1 ? "1 check" : count + " checks";
  }
}
