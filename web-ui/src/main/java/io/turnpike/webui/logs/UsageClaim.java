package io.turnpike.webui.logs;

import io.turnpike.webui.filter.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the log can be asked about the usage that providers claim. */
enum UsageClaim {
  REJECTED("Rejected");

  private final String label;

  UsageClaim(String label) {
    this.label = label;
  }

  /** As written in addresses. */
  static @Nullable String word(@Nullable UsageClaim claim) {
    return claim == null ? null : claim.name().toLowerCase(Locale.ROOT);
  }

  static List<Choice> choices(@Nullable UsageClaim chosen) {
    return Arrays.stream(values())
        .map(each -> new Choice(String.valueOf(word(each)), each.label, each == chosen))
        .toList();
  }
}
