package io.turnpike.webui.audit;

import io.turnpike.tenants.AuditLog.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One change as shown.
 *
 * @param person whether it was one, and not a management key
 * @param details what has a value
 */
record AuditRow(
    Instant at,
    Filterable who,
    boolean person,
    Filterable action,
    String code,
    Filterable subject,
    List<Detail> details) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static AuditRow of(Entry entry, AuditQuery query) {
    return new AuditRow(
        entry.at(),
        new Filterable(entry.actor(), query.with("actor", entry.actor()).address()),
        entry.user() != null,
        new Filterable(
            ActionWords.of(entry.action()), query.with("action", entry.action()).address()),
        entry.action(),
        new Filterable(entry.subject(), query.with("subject", entry.subject()).address()),
        details(entry.details()));
  }

  private static List<Detail> details(Map<String, @Nullable Object> details) {
    return details.entrySet().stream()
        .filter(it -> it.getValue() != null && !it.getValue().equals(List.of()))
        .map(it -> new Detail(it.getKey().replace('_', ' '), text(it.getValue())))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : JSON.writeValueAsString(value);
  }

  /**
   * @param only address of the log of what has this too
   */
  record Filterable(String text, String only) {}

  record Detail(String name, String value) {}
}
