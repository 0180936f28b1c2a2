package io.turnpike.webui.view;

import io.turnpike.routing.usage.UsageEvent.Outcome;

/**
 * An outcome as tables show it: a word and an icon, with a colour for those who see it.
 *
 * @param tone {@code success}, {@code warning}, {@code danger} or {@code plain}
 */
public record OutcomeChip(String word, String icon, String tone) {

  public static OutcomeChip of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> new OutcomeChip("Succeeded", "circle-check", "success");
      case FAILED -> new OutcomeChip("Failed", "circle-x", "danger");
      case INTERRUPTED -> new OutcomeChip("Interrupted", "unplug", "danger");
      case CANCELLED -> new OutcomeChip("Cancelled", "user-round-x", "plain");
      case REJECTED -> new OutcomeChip("Rejected", "ban", "warning");
    };
  }
}
