package io.groundspeed.probe.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements in the style of PostgreSQL's regression suite, valid and invalid, each in several
 * texts that belong to the same group. A line of the resource is a statement with {@code ‹i›} for a
 * whole number, {@code ‹f›} for another number, {@code ‹s›} for a string and {@code ‹d›} for a body
 * between dollars.
 */
final class StatementTexts {
  private static final Pattern SLOT = Pattern.compile("‹([ifsd])›");
  private static final Map<String, List<String>> LITERALS =
      Map.of(
          "i", List.of("1", "42", "9_000", "0x1F", "0b101", "0o17", "123456789012345678901234"),
          "f", List.of("1.5", ".25", "1e10", "6.02E+23", "3.", "1.5e-7"),
          "s",
              List.of(
                  "'x'",
                  "'it''s'",
                  "E'a\\'b'",
                  "N'n'",
                  "$$do''llar$$",
                  "$t$a $$ b$t$",
                  "U&'d\\0061t'",
                  "'two'\n  'parts'",
                  "'-- no /* comment'"),
          "d", List.of("$$ select 1 $$", "$body$ begin; '; $$ end $body$", "$a$;$b$;$a$"));
  private static final List<String> GAPS =
      List.of(" ", "  ", "\n", "\t\n ", " /* a /* nested */ one */ ", " -- to the end\n");

  private StatementTexts() {}

  static List<String> statements() {
    try (InputStream in = StatementTexts.class.getResourceAsStream("statements.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statement with some literals, as a program may contain it. */
  static String plain(String statement) {
    return SLOT.matcher(statement)
        .replaceAll(slot -> Matcher.quoteReplacement(LITERALS.get(slot.group(1)).get(0)));
  }

  /** The same statement with other literals, white space, comments, and upper-case letters. */
  static String disguised(String statement, Random random) {
    boolean shout = !statement.contains("\"") && random.nextBoolean();
    StringBuilder text = new StringBuilder("/* hint */");
    Matcher slot = SLOT.matcher(statement);
    int from = 0;
    while (slot.find()) {
      text.append(words(statement.substring(from, slot.start()), shout, random));
      text.append(oneOf(LITERALS.get(slot.group(1)), random));
      from = slot.end();
    }
    return text.append(words(statement.substring(from), shout, random)).append(" ; ").toString();
  }

  private static String words(String part, boolean shout, Random random) {
    String words = shout ? part.toUpperCase(Locale.ROOT) : part;
    return Pattern.compile(" ")
        .matcher(words)
        .replaceAll(space -> Matcher.quoteReplacement(oneOf(GAPS, random)));
  }

  private static String oneOf(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
