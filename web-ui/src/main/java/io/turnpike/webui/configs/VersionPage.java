package io.turnpike.webui.configs;

import io.turnpike.routing.ConfigConversion;
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
}
