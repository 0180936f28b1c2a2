package io.turnpike.routing.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigSchemaTests {

  private static final String SOURCE = source();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SOURCE, InputFormat.JSON);

  @ParameterizedTest
  @MethodSource("io.turnpike.routing.config.Examples#right")
  void acceptsWhatTheCompilerAccepts(Examples.Example example) {
    assertThat(errors(example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongForASchema")
  void refusesWhatTheCompilerRefuses(Examples.Example example) {
    assertThat(errors(example)).isNotEmpty();
  }

  @Test
  void knowsTheWordsTheCompilerKnows() {
    JsonNode schema = JsonMapper.shared().readTree(SOURCE);

    assertThat(
            schema
                .at("/$defs/strategy/properties/on/items/enum")
                .valueStream()
                .map(JsonNode::stringValue))
        .containsExactlyElementsOf(Failures.WORDS);
    assertThat(
            schema
                .at("/$defs/strategy/properties/mode/enum")
                .valueStream()
                .map(JsonNode::stringValue))
        .containsExactlyElementsOf(Strategy.AVAILABLE);
    assertThat(schema.at("/$defs/strategy/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(Vocabulary.STRATEGY.known());
    assertThat(schema.at("/$defs/retry/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(Vocabulary.RETRY.known());
  }

  static List<Examples.Example> wrongForASchema() {
    return Examples.wrong().stream().filter(Examples.Example::schemaSees).toList();
  }

  private static List<Error> errors(Examples.Example example) {
    return SCHEMA.validate(example.document(), InputFormat.JSON);
  }

  private static String source() {
    try (InputStream in = ConfigDocument.class.getResourceAsStream("/schemas/config.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
