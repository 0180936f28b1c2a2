package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Difference;
import io.turnpike.routing.RouteConfigs.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a later version does differently from an earlier one.
 *
 * @param changes empty when requests would notice nothing
 * @param more how many there are beside
 * @param problem why it cannot be said; null when it can
 */
record Comparison(
    Version before, Version after, List<Change> changes, int more, @Nullable String problem) {

  static Comparison of(ConfigConversion conversion, Version one, Version other) {
    Version before = one.version() < other.version() ? one : other;
    Version after = one.version() < other.version() ? other : one;
    try {
      Difference all = conversion.diff(before.document(), after.document());
      return new Comparison(before, after, all.changes(), all.more(), null);
    } catch (InvalidInput unreadable) {
      return new Comparison(before, after, List.of(), 0, unreadable.sentence());
    }
  }

  public boolean same() {
    return changes.isEmpty() && problem == null;
  }
}
