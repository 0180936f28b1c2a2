package io.turnpike.webui.audit;

import io.turnpike.tenants.audit.AuditLog.Filter;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.UrlQuery;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of the audit log is asked for; the address is its only memory.
 *
 * @param values by parameter: {@code actor}, {@code action}, {@code subject}
 */
record AuditQuery(Map<String, String> values) {

  static AuditQuery read(Readings readings) {
    AuditQuery query = new AuditQuery(Map.of());
    for (String name : new String[] {"actor", "action", "subject"}) {
      String value = readings.text(name);
      query = value == null ? query : query.with(name, value);
    }
    return query;
  }

  Filter filter() {
    return new Filter(values.get("actor"), values.get("action"), values.get("subject"));
  }

  AuditQuery with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new AuditQuery(more);
  }

  AuditQuery without(String name) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.remove(name);
    return new AuditQuery(rest);
  }

  UrlQuery written() {
    UrlQuery query = new UrlQuery();
    values.forEach(query::add);
    return query;
  }

  String address() {
    return written().on("/audit");
  }
}
