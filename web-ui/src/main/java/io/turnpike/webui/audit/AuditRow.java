package io.turnpike.webui.audit;

import io.turnpike.tenants.audit.AuditLog.Entry;
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

  /** The codes of actions in words: {@code gateway_key.revoke} is "gateway key revoked". */
  static final class ActionWords {

    private static final Map<String, String> VERBS =
        Map.of(
            "create", "created",
            "change", "changed",
            "rename", "renamed",
            "put", "saved",
            "delete", "deleted",
            "revoke", "revoked",
            "save", "saved",
            "force_open", "forced open",
            "reset", "reset");

    private ActionWords() {}

    /** A verb that is not known is shown as it is. */
    static String of(String action) {
      int dot = action.indexOf('.');
      String verb = action.substring(dot + 1);
      String noun = action.substring(0, Math.max(dot, 0)).replace('_', ' ');
      return (noun + " " + VERBS.getOrDefault(verb, verb.replace('_', ' '))).strip();
    }
  }
}
