package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Story}. */
public sealed interface Step {

  /** For the template. */
  default String kind() {
    return switch (this) {
      case Branches _ -> "branches";
      case Order _ -> "order";
      case Exclusions _ -> "exclusions";
      case Try _ -> "try";
      case Ruler _ -> "ruler";
      case Said _ -> "said";
    };
  }

  /** Queries that were put to the request, in a row and at the same place. */
  record Branches(String at, List<Branch> branches) implements Step {}

  /**
   * @param then where the branch leads
   */
  record Branch(String then, boolean held, List<Seen> seen) {}

  /**
   * What a strategy made of its targets.
   *
   * @param how the reason it gave; null where order is all
   */
  record Order(String at, String mode, @Nullable String how, List<Place> places) implements Step {}

  /** Targets left out in a row. */
  record Exclusions(List<Exclusion> exclusions) implements Step {}

  /**
   * @param why the code in words
   */
  record Exclusion(
      String at, String connection, String model, String code, String why, String detail) {}

  /** One attempt. */
  record Try(AttemptLine tried) implements Step {}

  /** The time axis of the attempts above it. */
  record Ruler() implements Step {}

  /**
   * Anything that takes a sentence.
   *
   * @param tone {@code plain}, {@code good} or {@code bad}
   * @param request another request that it is about; null for none
   */
  record Said(String icon, String tone, String title, String text, @Nullable UUID request)
      implements Step {}
}
