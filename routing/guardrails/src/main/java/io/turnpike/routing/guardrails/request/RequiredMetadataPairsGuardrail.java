package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.regex.InvalidRegex;
import io.turnpike.routing.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code requiredMetadataKeyValuePairs}: values that metadata must have. */
final class RequiredMetadataPairsGuardrail implements RequestGuardrail {

  private static final int MOST = 50;
  private static final int LARGEST = 2_000;

  @Override
  public String name() {
    return "requiredMetadataKeyValuePairs";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("metadataPairs", "operator", "matchType");
    if (!parameters.has("metadataPairs")) {
      parameters.mistake("needs \"metadataPairs\", an object of names and values.");
    }
    String type = parameters.word("matchType", "exact", "contains", "containsAll", "regex");
    Parameters written = parameters.object("metadataPairs");
    List<Pair> pairs = new ArrayList<>();
    for (String key : written.json().propertyNames()) {
      pairs.add(new Pair(key, matcher(type, written, key)));
    }
    if (pairs.size() > MOST) {
      parameters.mistake("metadataPairs", "has more than " + MOST + " pairs.");
    }
    Operator operator = Operator.read(parameters);
    return new FactsCheck(
        facts ->
            operator.holds(pairs, pair -> pair.isIn(facts))
                ? null
                : "The request's metadata has not the values that it must.");
  }

  private record Pair(String key, Predicate<String> matches) {

    boolean isIn(Facts facts) {
      @Nullable String value = facts.metadata().get(key);
      return value != null && matches.test(value);
    }
  }

  private static Predicate<String> matcher(String type, Parameters written, String key) {
    List<String> wanted = values(written, key);
    return switch (type) {
      case "contains" -> value -> wanted.stream().anyMatch(value::contains);
      case "containsAll" -> value -> wanted.stream().allMatch(value::contains);
      case "regex" -> any(wanted.stream().map(one -> regex(one, written, key)).toList());
      default -> wanted::contains;
    };
  }

  private static Predicate<String> any(List<Predicate<String>> all) {
    return value -> all.stream().anyMatch(one -> one.test(value));
  }

  private static Predicate<String> regex(String written, Parameters pairs, String key) {
    try {
      return Regex.of(written, LARGEST)::isIn;
    } catch (InvalidRegex wrong) {
      pairs.mistake(key, wrong.sentence());
      return _ -> false;
    }
  }

  private static List<String> values(Parameters written, String key) {
    JsonNode value = written.json().get(key);
    if (value != null && value.isArray()) {
      return written.texts(key, MOST);
    }
    if (value == null || value.isContainer() || value.isNull()) {
      written.mistake(key, "must be a value, or a list of them.");
      return List.of();
    }
    return List.of(value.asString());
  }
}
