package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.guardrails.disguise.TextFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges every text of a request but those of the application itself, each beside what those
 * forbid.
 */
record InjectionCheck(double threshold) implements SubjectCheck {

  /** For all texts together: about 190,000 characters are read in full. */
  static final int WINDOWS = 128;

  private static final int LONGEST_GUARD = 8_000;

  @Override
  public Verdict check(Subject subject) {
    String guard = guard(subject.parts());
    long length = subject.parts().stream().mapToLong(part -> part.text().length()).sum();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < subject.parts().size(); i++) {
      TextPart part = subject.parts().get(i);
      Evidence found = part.role() == Role.SYSTEM ? null : strongest(part, guard, length);
      if (found != null && found.score() >= threshold) {
        places.add(new Place(i, new Finding(found.start(), found.end(), found.kind().word())));
      }
    }
    return places.isEmpty()
        ? Verdict.PASS
        : new Verdict.Fail(sentence(places), List.copyOf(places));
  }

  private static String sentence(List<Place> places) {
    return "The text gives the model instructions against those of the application ("
        + places.getFirst().finding().kind()
        + ").";
  }

  private static @Nullable Evidence strongest(TextPart part, String guard, long length) {
    Set<Shape> known = part.role() == Role.TOOL_RESULT ? Set.of(Shape.DOCUMENT) : Set.of();
    int windows = (int) Math.max(1, WINDOWS * (long) part.text().length() / Math.max(1, length));
    return strongest(part.text(), guard, known, windows);
  }

  /** Null for an empty text. */
  static @Nullable Evidence strongest(String text, String guard, Set<Shape> known, int windows) {
    Evidence strongest = null;
    for (SampledWindow each : SampledWindow.of(text, windows)) {
      for (Sample sample : Sample.of(text, each, guard, known)) {
        Evidence found = Evidence.of(sample, each.start());
        strongest = strongest == null || found.score() > strongest.score() ? found : strongest;
      }
    }
    return text.isEmpty() ? null : strongest;
  }

  private static String guard(List<TextPart> parts) {
    StringBuilder guard = new StringBuilder();
    for (TextPart part : parts) {
      if (part.role() == Role.SYSTEM && guard.length() < LONGEST_GUARD) {
        guard.append(part.text(), 0, Math.min(part.text().length(), LONGEST_GUARD)).append('\n');
      }
    }
    return guard.isEmpty() ? "" : TextFolding.of(guard).text();
  }
}
