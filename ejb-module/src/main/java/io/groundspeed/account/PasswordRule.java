package io.groundspeed.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for passwords, whether chosen by users or configured by an operator: long enough, and
 * not one that attackers try first (NIST SP 800-63B, section 5.1.1.2).
 */
final class PasswordRule {
  /** Minimum length in characters. */
  static final int SHORTEST = 12;

  /** Maximum length in UTF-8 bytes: bcrypt ignores the rest. */
  static final int LONGEST = 72;

  /** Minimum number of distinct characters; fewer are little more than one repeated character. */
  private static final int FEWEST_DIFFERENT = 5;

  /**
   * Minimum length of a log-in name that passwords must not contain. A shorter one may occur by
   * chance.
   */
  private static final int SHORTEST_NAME = 4;

  /**
   * A password with at most this many characters outside sequences is rejected, such as
   * "qwertyuiop12".
   */
  private static final int MOST_BESIDE_SEQUENCES = 3;

  private static final List<String> SEQUENCES =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "01234567890123456789",
          "qwertyuiop",
          "qwertzuiop",
          "azertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
          "1q2w3e4r5t6y7u8i9o0p");

  /**
   * Short words that are rejected if a password consists only of one, surrounded by digits and
   * punctuation.
   */
  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwort",
          "passw0rd",
          "p@ssword",
          "p@ssw0rd",
          "kennwort",
          "changeme",
          "changeit",
          "letmein",
          "welcome",
          "iloveyou",
          "trustno",
          "login",
          "secret",
          "secure",
          "admin",
          "administrator",
          "root",
          "master",
          "test",
          "testing",
          "guest",
          "user",
          "qwerty",
          "dragon",
          "monkey",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "batman",
          "summer",
          "winter",
          "spring",
          "autumn",
          "groundspeed",
          "wildfly",
          "jboss",
          "postgres",
          "postgresql",
          "database",
          "server",
          "default");

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Set<String> COMMON = read();

  private PasswordRule() {}

  /**
   * Returns the rule that a password breaks, as a sentence for the user; empty if the password is
   * allowed.
   *
   * @param text null counts as empty
   * @param username the log-in name of the password's user
   */
  static Optional<String> broken(@Nullable String text, String username) {
    if (text == null || text.codePointCount(0, text.length()) < SHORTEST) {
      return Optional.of("The password must have at least 12 characters.");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return Optional.of(
          "The password must not have more than 72 bytes: a letter is one, an emoji four.");
    }
    String plain = text.toLowerCase(Locale.ROOT);
    String name = username.toLowerCase(Locale.ROOT);
    if (plain.equals(name) || name.length() >= SHORTEST_NAME && plain.contains(name)) {
      return Optional.of("The password must not contain the name you log in with.");
    }
    if (isPattern(plain)) {
      return Optional.of("The password must not be a repetition, or a sequence of digits or keys.");
    }
    return isCommon(plain)
        ? Optional.of("The password is one of the most common ones: choose another.")
        : Optional.empty();
  }

  /**
   * Requires that a configured password complies with the rules.
   *
   * @param variable the environment variable that holds it
   * @throws IllegalArgumentException naming the variable and the broken rule
   */
  static void require(String variable, String text, String username) {
    broken(text, username)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(variable + ": " + rule);
            });
  }

  private static boolean isPattern(String plain) {
    return plain.codePoints().distinct().count() < FEWEST_DIFFERENT
        || isRepeated(plain)
        || besideSequences(plain) <= MOST_BESIDE_SEQUENCES;
  }

  /** A repeated text occurs in its own concatenation before the second copy. */
  private static boolean isRepeated(String plain) {
    return (plain + plain).indexOf(plain, 1) < plain.length();
  }

  /** Returns the number of characters outside sequences of three or more, forwards or backwards. */
  private static int besideSequences(String plain) {
    int beside = 0;
    int at = 0;
    while (at < plain.length()) {
      int length = sequenceAt(plain, at);
      beside += length >= 3 ? 0 : 1;
      at += length >= 3 ? length : 1;
    }
    return beside;
  }

  private static int sequenceAt(String plain, int at) {
    int longest = 0;
    for (String sequence : SEQUENCES) {
      String backwards = new StringBuilder(sequence).reverse().toString();
      while (at + longest < plain.length()
          && isPart(plain.substring(at, at + longest + 1), sequence, backwards)) {
        longest++;
      }
    }
    return longest;
  }

  private static boolean isPart(String piece, String sequence, String backwards) {
    return sequence.contains(piece) || backwards.contains(piece);
  }

  private static boolean isCommon(String plain) {
    String core = EDGES.matcher(plain).replaceAll("");
    return COMMON.contains(plain) || COMMON.contains(core) || WORDS.contains(core);
  }

  private static Set<String> read() {
    Set<String> common = new HashSet<>();
    try (InputStream list = PasswordRule.class.getResourceAsStream("common-passwords.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(common::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(common);
  }
}
