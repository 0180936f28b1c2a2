package io.turnpike.routing.providers.rules;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules in their order, of which the first that is for a model holds; found once for each model.
 */
final class RuleTable {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final List<ModelRule> rules;
  private final Cache<Named, ModelRule> known =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  private final Function<Named, ModelRule> find = this::find;

  private record Named(String type, String model) {}

  private record Document(List<ModelRule> rules) {

    Document {
      requireNonNull(rules, "There are no rules.");
    }
  }

  private RuleTable(List<ModelRule> rules) {
    this.rules = rules;
  }

  /** Throws {@link JacksonException} for what is no such document; names what is wrong. */
  static RuleTable read(InputStream in) {
    return new RuleTable(List.copyOf(JSON.readValue(in, Document.class).rules()));
  }

  /** Those, and where none of them is for a model, these. */
  RuleTable behind(RuleTable first) {
    return new RuleTable(Stream.concat(first.rules.stream(), rules.stream()).toList());
  }

  /** {@link ModelRule#NONE} where there is none. */
  ModelRule of(String type, String model) {
    return known.get(new Named(type, model), find);
  }

  private ModelRule find(Named named) {
    return rules.stream()
        .filter(rule -> rule.isFor(named.type, named.model))
        .findFirst()
        .orElse(ModelRule.NONE);
  }
}
