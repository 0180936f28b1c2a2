package io.turnpike.routing.guardrails.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.turnpike.routing.guardrails.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the schema among a check's parameters; 2020-12 where it does not say which. */
final class SchemaReader {

  private static final String KEY = "schema";
  private static final int LONGEST = 65_536;
  private static final int DEEPEST = 64;
  private static final int MOST_MISTAKES = 5;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaCacheEnabled(false)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(new LinearPatterns())
                          .build()));

  private final Parameters parameters;
  private boolean wrong;

  private SchemaReader(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Null when there is none or it is wrong, which is noted. */
  static @Nullable Schema read(Parameters parameters) {
    return new SchemaReader(parameters).read();
  }

  private @Nullable Schema read() {
    JsonNode written = parameters.json().get(KEY);
    if (written == null) {
      parameters.mistake("needs \"schema\", a JSON Schema.");
      return null;
    }
    JsonInText text = written.isString() ? JsonInText.of(written.stringValue()) : null;
    JsonNode schema = text == null ? written : text.json();
    check(schema);
    return wrong ? null : REGISTRY.getSchema(schema);
  }

  private void check(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      note("", "must be a JSON Schema: an object.");
    } else if (schema.toString().length() > LONGEST || depth(schema) > DEEPEST) {
      note("", "must have at most " + LONGEST + " characters and " + DEEPEST + " levels.");
    } else {
      parts(schema);
    }
  }

  private void parts(JsonNode schema) {
    String dialect =
        schema.path("$schema").asString(SpecificationVersion.DRAFT_2020_12.getDialectId());
    if (SpecificationVersion.fromDialectId(dialect).isEmpty()) {
      note("/$schema", "is no version of JSON Schema known here, such as draft 2020-12.");
      return;
    }
    new SchemaWalk(schema, this::note).walk();
    if (!wrong) {
      List<Error> errors = REGISTRY.getSchema(SchemaLocation.of(dialect)).validate(schema);
      errors.stream()
          .limit(MOST_MISTAKES)
          .forEach(error -> note(error.getInstanceLocation().toString(), sentence(error)));
    }
  }

  private static String sentence(Error error) {
    return "is not allowed in a JSON Schema: " + error.getMessage() + ".";
  }

  private void note(String within, String sentence) {
    wrong = true;
    parameters.mistakes().add(parameters.place(KEY) + within, sentence);
  }

  private static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return deepest + 1;
  }
}
