package io.turnpike.routing.config.query;

import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A condition: fields with what they are compared with, under and, or, not. */
public final class QueryReader {

  private static final int MOST = 1_000;

  private final Findings findings;
  private final ComparisonReader comparisons;

  public QueryReader(Findings findings) {
    this.findings = findings;
    this.comparisons = new ComparisonReader(findings);
  }

  /** All keys of an object must hold. Null when it is too wrong to be a query; that is noted. */
  public @Nullable Query read(JsonNode json, Pointer at) {
    if (!json.isObject()) {
      findings.mistake(
          at, JsonValues.wanted("an object such as {\"metadata.plan\": \"pro\"}", json));
      return null;
    }
    List<Query> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      Query part = part(property.getKey(), property.getValue(), at.to(property.getKey()));
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.All(List.copyOf(parts));
  }

  private @Nullable Query part(String key, JsonNode value, Pointer at) {
    return switch (key) {
      case "$and" -> new Query.All(list(value, at));
      case "$or" -> new Query.Any(list(value, at));
      case "$not" -> not(read(value, at));
      default -> field(key, value, at);
    };
  }

  private List<Query> list(JsonNode list, Pointer at) {
    List<Query> queries = new ArrayList<>();
    if (list.size() > MOST) {
      findings.mistake(at, "must have at most " + MOST + " elements.");
      return queries;
    }
    JsonValues.each(
        list,
        at,
        findings,
        (json, place) -> {
          Query query = read(json, place);
          if (query != null) {
            queries.add(query);
          }
        });
    return List.copyOf(queries);
  }

  private @Nullable Query field(String key, JsonNode value, Pointer at) {
    QueryField field = QueryField.parse(key);
    if (field == null) {
      findings.mistake(at, unknown(key));
      return null;
    }
    field.warnOfSecrecy(at, findings);
    return comparisons.read(field, value, at);
  }

  private static String unknown(String key) {
    if (key.startsWith("$")) {
      return Spelling.quoted(key)
          + " does not belong here; beside fields there may be \"$and\", \"$or\" and \"$not\".";
    }
    String zone = TimeField.unknownZone(key);
    return zone != null
        ? Spelling.quoted(zone) + " is not a time zone; write one such as \"Europe/Berlin\"."
        : Spelling.quoted(key) + " is not a field; it may be " + QueryField.EXAMPLES + ".";
  }

  private static @Nullable Query not(@Nullable Query query) {
    return query == null ? null : new Query.Not(query);
  }
}
