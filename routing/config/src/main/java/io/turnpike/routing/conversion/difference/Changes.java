package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.ConfigConversion.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, in the order found; the same change of several targets is told once. */
final class Changes {

  private static final int MOST = 200;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Fact, Entry> facts = new LinkedHashMap<>();

  /** A word of targets with its values; null where nothing was or is said. */
  record Fact(String key, @Nullable String before, @Nullable String after) {}

  /**
   * @param subjects labels of the targets that a fact changed for; empty for a plain sentence
   */
  private record Entry(String at, String sentence, List<String> subjects) {

    Change told() {
      return new Change(at, subjects.isEmpty() ? sentence : subject() + ": " + sentence + ".");
    }

    private String subject() {
      return subjects.size() == 1
          ? "Target " + subjects.getFirst()
          : subjects.size() + " targets, " + some();
    }

    private String some() {
      List<String> first = subjects.subList(0, Math.min(3, subjects.size()));
      return String.join(", ", first) + (subjects.size() > 3 ? " and others" : "");
    }
  }

  void add(String at, String sentence) {
    entries.add(new Entry(at, sentence, List.of()));
  }

  void fact(String at, String label, Fact fact) {
    Entry entry = facts.get(fact);
    if (entry == null) {
      entry = new Entry(at, Wording.of(fact), new ArrayList<>());
      facts.put(fact, entry);
      entries.add(entry);
    }
    entry.subjects.add(label);
  }

  /** What concerns the request as a whole, though each target has it. */
  void once(Fact fact) {
    if (!facts.containsKey(fact)) {
      Entry entry = new Entry("", Wording.of(fact) + ".", List.of());
      facts.put(fact, entry);
      entries.add(entry);
    }
  }

  List<Change> list() {
    List<Change> told = new ArrayList<>(entries.stream().limit(MOST).map(Entry::told).toList());
    if (entries.size() > MOST) {
      told.add(new Change("", "… and " + (entries.size() - MOST) + " more."));
    }
    return List.copyOf(told);
  }
}
