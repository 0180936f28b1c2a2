package io.turnpike.tenants.organizations;

import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.tenants.input.Mistakes;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change without mistakes. */
record CheckedChange(@Nullable String name, @Nullable String zone) {

  static CheckedChange of(Change change, Mistakes mistakes) {
    String name = change.name();
    String zone = change.timeZone();
    return new CheckedChange(
        name == null ? null : mistakes.name("/name", name),
        zone == null ? null : mistakes.zone("/time_zone", zone));
  }

  String nameOr(String before) {
    return name == null ? before : name;
  }

  ZoneId zoneOr(ZoneId before) {
    return zone == null ? before : ZoneId.of(zone);
  }

  /** What it makes different, for the audit log; nothing when all is so already. */
  Map<String, String> against(Organization before) {
    Map<String, String> changes = new LinkedHashMap<>();
    putChanged(changes, "name", before.name(), name);
    putChanged(changes, "time_zone", before.zone().getId(), zone);
    return changes;
  }

  private static void putChanged(
      Map<String, String> changes, String what, String before, @Nullable String after) {
    if (after != null && !after.equals(before)) {
      changes.put(what, after);
    }
  }
}
