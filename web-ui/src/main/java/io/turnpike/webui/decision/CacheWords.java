package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Cached;

/** What a log says of the cache, for people. */
final class CacheWords {

  private CacheWords() {}

  static String of(Cached note) {
    String what =
        switch (note.status()) {
          case "hit" -> "A kept answer was served";
          case "semantic-hit" -> "A kept answer to a question that means the same was served";
          case "miss" -> "No answer was kept";
          default -> "Kept answers were not asked for";
        };
    String entry = note.entry().isEmpty() ? "" : " (entry " + note.entry() + ")";
    return what + entry + (note.reason() == null ? "." : ": " + Reasons.why(note.reason()) + ".");
  }
}
