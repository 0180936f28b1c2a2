package io.turnpike.routing.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.config.language.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigSchemaTests {

  private static final String SOURCE = source();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SOURCE, InputFormat.JSON);

  @ParameterizedTest
  @MethodSource("io.turnpike.routing.config.document.Examples#right")
  void acceptsWhatTheCompilerAccepts(Examples.Example example) {
    assertThat(errors(example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongForASchema")
  void refusesWhatTheCompilerRefuses(Examples.Example example) {
    assertThat(errors(example)).isNotEmpty();
  }

  @Test
  void hasTheWordsOfTheProduct() {
    assertThat(SchemaWords.list("/$defs/failure/enum"))
        .containsExactlyElementsOf(
            Arrays.stream(FailureClass.values())
                .filter(failure -> failure != FailureClass.INELIGIBLE)
                .map(FailureClass::word)
                .toList());
    assertThat(SchemaWords.list("/$defs/strategy/properties/mode/enum"))
        .containsExactlyElementsOf(Arrays.stream(Mode.values()).map(Mode::word).toList());
  }

  @Test
  void saysOfEveryOtherSpellingWhatItStandsFor() {
    assertThat(KeyTable.STANDARD.target().aliases())
        .containsEntry("virtual_key", "provider")
        .containsEntry("overrideParams", "override_params")
        .containsEntry("options", "targets")
        .containsEntry("mode", "strategy");
    for (Vocabulary words :
        List.of(
            KeyTable.STANDARD.target(), Vocabulary.STRATEGY, Vocabulary.RETRY, Vocabulary.STICKY)) {
      assertThat(words.aliases()).isNotEmpty();
      assertThat(words.known()).containsAll(words.aliases().values());
    }
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
