package io.groundspeed.query.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses few indexes for the needs of one table. Each index is a list of sets of columns, whose
 * inner order is open; a further need is added to an index if some order of the columns serves
 * both. Wider needs come first, so an index on (a) joins one on (a, b).
 */
final class IndexChoice {
  private final List<Candidate> candidates = new ArrayList<>();

  /** An index that is not decided completely. */
  private static final class Candidate {
    private final String predicate;
    private List<Set<String>> groups;
    private final List<Need> needs = new ArrayList<>();

    Candidate(Need first) {
      predicate = first.predicate();
      groups = first.groups();
      needs.add(first);
    }
  }

  /** A chosen index with the needs that it serves. */
  record Chosen(List<String> columns, String predicate, List<Need> needs) {
    Chosen {
      columns = List.copyOf(columns);
      needs = List.copyOf(needs);
    }

    double millisPerDay() {
      return needs.stream().mapToDouble(Need::millisPerDay).sum();
    }
  }

  /**
   * Returns the indexes.
   *
   * @param needs of one table, at least one
   */
  static List<Chosen> of(List<Need> needs) {
    IndexChoice choice = new IndexChoice();
    needs.stream()
        .sorted(
            Comparator.comparingInt(Need::width).thenComparingDouble(Need::millisPerDay).reversed())
        .forEach(choice::add);
    return choice.candidates.stream().map(IndexChoice::decided).toList();
  }

  private void add(Need need) {
    for (Candidate candidate : candidates) {
      Optional<List<Set<String>>> both =
          candidate.predicate.equals(need.predicate())
              ? refined(candidate.groups, need.groups())
              : Optional.empty();
      if (both.isPresent()) {
        candidate.groups = both.get();
        candidate.needs.add(need);
        return;
      }
    }
    candidates.add(new Candidate(need));
  }

  /** Returns an order that begins with both lists of sets; empty if there is none. */
  static Optional<List<Set<String>>> refined(List<Set<String>> one, List<Set<String>> other) {
    List<Set<String>> left = copy(one);
    List<Set<String>> right = copy(other);
    List<Set<String>> both = new ArrayList<>();
    while (!left.isEmpty() && !right.isEmpty()) {
      Set<String> first = left.get(0);
      Set<String> second = right.get(0);
      Set<String> common = first.size() <= second.size() ? first : second;
      if (!first.containsAll(common) || !second.containsAll(common)) {
        return Optional.empty();
      }
      both.add(new LinkedHashSet<>(common));
      shorten(left, common);
      shorten(right, common);
    }
    both.addAll(left);
    both.addAll(right);
    return Optional.of(both);
  }

  private static List<Set<String>> copy(List<Set<String>> groups) {
    List<Set<String>> copy = new ArrayList<>();
    groups.forEach(group -> copy.add(new LinkedHashSet<>(group)));
    return copy;
  }

  private static void shorten(List<Set<String>> groups, Set<String> by) {
    Set<String> rest = new LinkedHashSet<>(groups.get(0));
    rest.removeAll(by);
    if (rest.isEmpty()) {
      groups.remove(0);
    } else {
      groups.set(0, rest);
    }
  }

  /** Orders the columns of each set: those with the most values first. */
  private static Chosen decided(Candidate candidate) {
    Table table = candidate.needs.get(0).table();
    List<String> columns =
        candidate.groups.stream()
            .flatMap(
                group ->
                    group.stream()
                        .sorted(
                            Comparator.comparingDouble((String column) -> -table.distinct(column))
                                .thenComparingInt(table::position)))
            .toList();
    return new Chosen(columns, candidate.predicate, candidate.needs);
  }
}
