package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code requestParametersCheck}: tools, fields of the request, and their values. */
final class RequestParametersGuardrail implements RequestGuardrail {

  @Override
  public String name() {
    return "requestParametersCheck";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("tools", "params");
    if (!parameters.has("tools") && !parameters.has("params")) {
      parameters.mistake("needs \"tools\" or \"params\".");
    }
    Parameters tools = parameters.object("tools");
    tools.only("allowedTypes", "blockedTypes", "allowedFunctionNames", "blockedFunctionNames");
    Parameters params = parameters.object("params");
    params.only("allowedKeys", "blockedKeys", "values");
    NameList types = NameList.read(tools, "allowedTypes", "blockedTypes");
    NameList names = NameList.read(tools, "allowedFunctionNames", "blockedFunctionNames");
    NameList keys = NameList.read(params, "allowedKeys", "blockedKeys");
    Map<String, ValueList> values = values(params.object("values"));
    return new BodyCheck(body -> fault(body, types, names, keys, values));
  }

  /**
   * Values that a field may have, and those it may not.
   *
   * @param allowed empty for all
   */
  private record ValueList(Set<JsonNode> allowed, Set<JsonNode> blocked) {

    boolean allows(JsonNode written) {
      JsonNode value = plain(written);
      return !blocked.contains(value) && (allowed.isEmpty() || allowed.contains(value));
    }

    /** 1 and 1.0 are one value. */
    static JsonNode plain(JsonNode value) {
      return value.isNumber()
          ? JsonNodeFactory.instance.numberNode(value.decimalValue().stripTrailingZeros())
          : value;
    }
  }

  private static Map<String, ValueList> values(Parameters all) {
    Map<String, ValueList> values = new LinkedHashMap<>();
    for (String key : all.json().propertyNames()) {
      Parameters own = all.object(key);
      own.only("allowedValues", "blockedValues");
      values.put(key, new ValueList(list(own, "allowedValues"), list(own, "blockedValues")));
    }
    return Map.copyOf(values);
  }

  private static Set<JsonNode> list(Parameters own, String key) {
    JsonNode list = own.json().get(key);
    if (list != null && !list.isArray()) {
      own.mistake(key, "must be a list of values.");
    }
    return list == null || !list.isArray() ? Set.of() : Set.copyOf(list.valueStream().map(ValueList::plain).toList());
  }

  private static @Nullable String fault(
      RequestBody body,
      NameList types,
      NameList names,
      NameList keys,
      Map<String, ValueList> values) {
    List<RequestBody.Tool> tools = body.tools();
    if (!tools.stream().allMatch(tool -> types.allows(tool.type()))) {
      return "The request offers a tool of a type that is not allowed.";
    }
    if (!tools.stream()
        .allMatch(tool -> !tool.type().equals("function") || names.allows(tool.name()))) {
      return "The request offers a function that is not allowed.";
    }
    for (Map.Entry<String, JsonNode> field : body.json().properties()) {
      if (!keys.allows(field.getKey())) {
        return "The request sets a parameter that is not allowed.";
      }
      ValueList list = values.get(field.getKey());
      if (list != null && !list.allows(field.getValue())) {
        return "The request gives a parameter a value that is not allowed.";
      }
    }
    return null;
  }
}
