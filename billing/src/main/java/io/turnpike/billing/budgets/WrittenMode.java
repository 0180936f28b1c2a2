package io.turnpike.billing.budgets;

import io.turnpike.billing.Budget.Mode;
import io.turnpike.tenants.input.Mistakes;
import org.jspecify.annotations.Nullable;

/** What a budget does to what does not fit, as it is written. */
final class WrittenMode {

  private WrittenMode() {}

  /** Null after a mistake; hard when nothing is written. */
  static @Nullable Mode read(@Nullable String word, @Nullable String degradeTo, Mistakes mistakes) {
    Mode mode = mode(word);
    if (mode == null) {
      mistakes.add("/mode", "Write hard, soft or degrade.");
    } else if (mode == Mode.DEGRADE && (degradeTo == null || degradeTo.isBlank())) {
      mistakes.add("/degrade_to", "Name the cheaper config that calls are to go by.");
    } else if (mode != Mode.DEGRADE && degradeTo != null) {
      mistakes.add("/degrade_to", "Leave it out, or choose the mode degrade.");
    }
    return mode;
  }

  private static @Nullable Mode mode(@Nullable String word) {
    return switch (word) {
      case null -> Mode.HARD;
      case "hard" -> Mode.HARD;
      case "soft" -> Mode.SOFT;
      case "degrade" -> Mode.DEGRADE;
      default -> null;
    };
  }
}
