package io.turnpike.tenants.organizations;

import io.turnpike.tenants.Organization;
import io.turnpike.tenants.Organizations.Change;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.input.Mistakes;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change without mistakes. */
record CheckedChange(
    @Nullable String name,
    @Nullable String zone,
    @Nullable Integer logRetentionDays,
    @Nullable Unpriced unpriced) {

  private static final int LONGEST = 3_650;

  static CheckedChange of(Change change, Mistakes mistakes) {
    String name = change.name();
    String zone = change.timeZone();
    String unpriced = change.unpriced();
    return new CheckedChange(
        name == null ? null : mistakes.name("/name", name),
        zone == null ? null : mistakes.zone("/time_zone", zone),
        days(change.logRetentionDays(), mistakes),
        unpriced == null ? null : unpriced(unpriced, mistakes));
  }

  private static @Nullable Integer days(@Nullable Integer days, Mistakes mistakes) {
    if (days != null && (days < 1 || days > LONGEST)) {
      mistakes.add("/log_retention_days", "must be 1 to " + LONGEST + " whole days, not " + days);
    }
    return days;
  }

  private static @Nullable Unpriced unpriced(String word, Mistakes mistakes) {
    Optional<Unpriced> known = Unpriced.of(word);
    if (known.isEmpty()) {
      mistakes.add("/unpriced", "Use \"allow\", \"ceiling\" or \"block\".");
    }
    return known.orElse(null);
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

  Unpriced unpricedOr(Unpriced before) {
    return unpriced == null ? before : unpriced;
  }

  /** What it makes different, for the audit log; nothing when all is so already. */
  Map<String, Object> against(Organization before) {
    Map<String, Object> changes = new LinkedHashMap<>();
    putChanged(changes, "name", before.name(), name);
    putChanged(changes, "time_zone", before.zone().getId(), zone);
    putChanged(changes, "log_retention_days", before.logRetentionDays(), logRetentionDays);
    putChanged(changes, "unpriced", before.unpriced().word(), unpricedOr(before.unpriced()).word());
    return changes;
  }

  private static void putChanged(
      Map<String, Object> changes, String what, Object before, @Nullable Object after) {
    if (after != null && !after.equals(before)) {
      changes.put(what, after);
    }
  }
}
