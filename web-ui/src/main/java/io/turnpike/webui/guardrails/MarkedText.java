package io.turnpike.webui.guardrails;

import io.turnpike.routing.guard.GuardrailTrials.Finding;
import io.turnpike.routing.guard.GuardrailTrials.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A text that was tried, in pieces: what was found, and what stands between.
 *
 * @param after as it would go on
 */
public record MarkedText(String at, List<Piece> pieces, String after, boolean changed) {

  /** What overlaps is marked once, from the first to the last. */
  static MarkedText of(Part part, List<Finding> findings) {
    String text = part.before();
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Finding found : placed(part, findings)) {
      int start = Math.max(at, start(found));
      int end = Objects.requireNonNull(found.end());
      if (end > start) {
        pieces.add(new Piece(text.substring(at, start), ""));
        pieces.add(new Piece(text.substring(start, end), found.check() + ": " + found.kind()));
        at = end;
      }
    }
    pieces.add(new Piece(text.substring(at), ""));
    return new MarkedText(part.at(), pieces, part.after(), !part.after().equals(text));
  }

  private static List<Finding> placed(Part part, List<Finding> findings) {
    return findings.stream()
        .filter(found -> part.at().equals(found.at()) && found.start() != null)
        .sorted(Comparator.comparingInt(MarkedText::start))
        .toList();
  }

  private static int start(Finding found) {
    return Objects.requireNonNull(found.start());
  }

  /**
   * @param found by which check and what; empty for what stands between
   */
  public record Piece(String text, String found) {}
}
