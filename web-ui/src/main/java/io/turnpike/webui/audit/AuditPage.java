package io.turnpike.webui.audit;

import io.turnpike.tenants.audit.AuditLog.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit log.
 *
 * @param mistakes what the address says and nobody understands; then there are no rows
 * @param older address of the next page; null on the last
 * @param newest address of the first page; null on it
 */
record AuditPage(
    List<AuditRow> rows,
    List<InForce> filters,
    List<String> mistakes,
    @Nullable String older,
    @Nullable String newest) {

  static AuditPage of(AuditQuery query, List<String> mistakes, Page page, boolean later) {
    return new AuditPage(
        page.entries().stream().map(entry -> AuditRow.of(entry, query)).toList(),
        query.values().keySet().stream().map(name -> InForce.of(name, query)).toList(),
        mistakes,
        older(query, page.nextCursor()),
        later ? query.address() : null);
  }

  private static @Nullable String older(AuditQuery query, @Nullable String cursor) {
    return cursor == null ? null : query.written().add("cursor", cursor).on("/audit");
  }

  /** A filter in force, and the address without it. */
  record InForce(String name, String value, String without) {

    static InForce of(String name, AuditQuery query) {
      String value = query.values().getOrDefault(name, "");
      String shown = name.equals("action") ? AuditRow.ActionWords.of(value) : value;
      return new InForce(name.equals("actor") ? "who" : name, shown, query.without(name).address());
    }
  }
}
