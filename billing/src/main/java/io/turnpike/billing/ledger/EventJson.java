package io.turnpike.billing.ledger;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.Attempt;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns of {@code usage_event}: attempts, cost lines, metadata. */
public final class EventJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};
  private static final TypeReference<List<CostLine>> COST_LINES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

  private EventJson() {}

  /** Of any of the three. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static List<Attempt> attempts(String json) {
    return MAPPER.readValue(json, ATTEMPTS);
  }

  public static List<CostLine> costLines(String json) {
    return MAPPER.readValue(json, COST_LINES);
  }

  public static Map<String, String> metadata(String json) {
    return MAPPER.readValue(json, METADATA);
  }
}
