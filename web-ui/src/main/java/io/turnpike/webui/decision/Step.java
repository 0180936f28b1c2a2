package io.turnpike.webui.decision;

import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Story}. */
public sealed interface Step {

  /**
   * For the template: {@code branches}, {@code order}, {@code exclusions}, {@code try}, {@code
   * said}.
   */
  String kind();

  /** Queries that were put to the request, in a row and at the same place. */
  record Branches(String at, List<Branch> branches) implements Step {

    @Override
    public String kind() {
      return "branches";
    }
  }

  /**
   * @param then where the branch leads
   */
  record Branch(String then, boolean held, List<Seen> seen) {}

  /**
   * What a strategy made of its targets.
   *
   * @param how the reason it gave; null where order is all
   */
  record Order(String at, String mode, @Nullable String how, List<Place> places) implements Step {

    @Override
    public String kind() {
      return "order";
    }
  }

  /** Targets left out in a row. */
  record Exclusions(List<Exclusion> exclusions) implements Step {

    @Override
    public String kind() {
      return "exclusions";
    }
  }

  /**
   * @param why the code in words
   */
  record Exclusion(
      String at, String connection, String model, String code, String why, String detail) {}

  /** One attempt. */
  record Try(AttemptLine tried) implements Step {

    @Override
    public String kind() {
      return "try";
    }
  }

  /** The time axis of the attempts above it. */
  record Ruler() implements Step {

    @Override
    public String kind() {
      return "ruler";
    }
  }

  /**
   * Anything that takes a sentence.
   *
   * @param tone {@code plain}, {@code good} or {@code bad}
   * @param request another request that it is about; null for none
   */
  record Said(String icon, String tone, String title, String text, @Nullable UUID request)
      implements Step {

    @Override
    public String kind() {
      return "said";
    }
  }
}
