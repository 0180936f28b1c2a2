package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Difference;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.RouteConfigs.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version beside another.
 *
 * @param other null when there is only one
 * @param versions all, newest first
 */
record VersionPage(
    Version shown,
    Version current,
    @Nullable Version other,
    @Nullable Comparison comparison,
    List<Version> versions) {

  /** Null when there is no such version. */
  static @Nullable VersionPage of(
      List<Version> versions, int version, @Nullable Integer against, ConfigConversion conversion) {
    Version shown = find(versions, version);
    if (shown == null) {
      return null;
    }
    Version current = versions.getFirst();
    Version other = find(versions, against == null ? usual(shown, current) : against);
    return new VersionPage(
        shown,
        current,
        other,
        other == null ? null : Comparison.of(conversion, shown, other),
        versions);
  }

  public String document() {
    return DocumentText.readable(shown.document());
  }

  /** Those it can be compared with. */
  public List<Version> others() {
    return versions.stream().filter(each -> each.version() != shown.version()).toList();
  }

  private static int usual(Version shown, Version current) {
    return shown.current() ? current.version() - 1 : current.version();
  }

  private static @Nullable Version find(List<Version> versions, int version) {
    return versions.stream().filter(each -> each.version() == version).findFirst().orElse(null);
  }

  /**
   * What a later version does differently from an earlier one.
   *
   * @param changes empty when requests would notice nothing
   * @param more how many there are beside
   * @param problem why it cannot be said; null when it can
   * @param lines of the two documents
   */
  record Comparison(
      Version before,
      Version after,
      List<Change> changes,
      int more,
      @Nullable String problem,
      LineDiff lines) {

    static Comparison of(ConfigConversion conversion, Version one, Version other) {
      Version before = one.version() < other.version() ? one : other;
      Version after = one.version() < other.version() ? other : one;
      LineDiff lines = lines(before, after);
      try {
        Difference all = conversion.diff(before.document(), after.document());
        return new Comparison(before, after, all.changes(), all.more(), null, lines);
      } catch (InvalidInput unreadable) {
        return new Comparison(before, after, List.of(), 0, unreadable.sentence(), lines);
      }
    }

    private static LineDiff lines(Version before, Version after) {
      return LineDiff.of(
          DocumentText.readable(before.document()), DocumentText.readable(after.document()));
    }

    public boolean same() {
      return changes.isEmpty() && problem == null;
    }
  }
}
