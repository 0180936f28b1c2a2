package io.turnpike.tenants.organizations;

import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.tenants.input.Mistakes;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change without mistakes. */
record CheckedChange(
    @Nullable String name, @Nullable String zone, @Nullable Integer logRetentionDays) {

  private static final int LONGEST = 3_650;

  static CheckedChange of(Change change, Mistakes mistakes) {
    String name = change.name();
    String zone = change.timeZone();
    return new CheckedChange(
        name == null ? null : mistakes.name("/name", name),
        zone == null ? null : mistakes.zone("/time_zone", zone),
        days(change.logRetentionDays(), mistakes));
  }

  private static @Nullable Integer days(@Nullable Integer days, Mistakes mistakes) {
    if (days != null && (days < 1 || days > LONGEST)) {
      mistakes.add("/log_retention_days", "must be 1 to " + LONGEST + " whole days, not " + days);
    }
    return days;
  }

  String nameOr(String before) {
    return name == null ? before : name;
  }

  ZoneId zoneOr(ZoneId before) {
    return zone == null ? before : ZoneId.of(zone);
  }

  int logRetentionDaysOr(int before) {
    return logRetentionDays == null ? before : logRetentionDays;
  }

  /** What it makes different, for the audit log; nothing when all is so already. */
  Map<String, Object> against(Organization before) {
    Map<String, Object> changes = new LinkedHashMap<>();
    putChanged(changes, "name", before.name(), name);
    putChanged(changes, "time_zone", before.zone().getId(), zone);
    putChanged(changes, "log_retention_days", before.logRetentionDays(), logRetentionDays);
    return changes;
  }

  private static void putChanged(
      Map<String, Object> changes, String what, Object before, @Nullable Object after) {
    if (after != null && !after.equals(before)) {
      changes.put(what, after);
    }
  }
}
