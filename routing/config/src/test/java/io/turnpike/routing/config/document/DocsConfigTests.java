package io.turnpike.routing.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.turnpike.routing.config.keys.Failures;
import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.config.language.SchemaWords;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every config that {@code docs/configs.md} shows. */
class DocsConfigTests {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

  @ParameterizedTest
  @MethodSource("documents")
  void isAcceptedWithoutAWord(String document) {
    ConfigDocument read = ConfigDocument.read(document);

    assertThat(read.mistakes().list()).isEmpty();
    assertThat(read.warnings().list()).isEmpty();
    assertThat(schema().validate(document, InputFormat.JSON)).isEmpty();
  }

  @Test
  void showsEveryMode() {
    String all = String.join("\n", documents());

    for (Mode mode : Mode.values()) {
      if (mode != Mode.SINGLE) {
        assertThat(all).contains("\"mode\": \"" + mode.word() + "\"");
      }
    }
  }

  @Test
  void namesEveryKeyFieldAndFailure() {
    String page = page();

    assertThat(KeyTable.STANDARD.target().known()).allMatch(key -> page.contains("`" + key + "`"));
    assertThat(Failures.WORDS).allMatch(word -> page.contains("`" + word + "`"));
    assertThat(SchemaWords.list("/$defs/class_of_content/enum"))
        .allMatch(word -> page.contains("`" + word + "`"));
  }

  /** Classification goes to Haiku, fails over to Mini, waits two seconds, 10 % to the canary. */
  @Test
  void thePolicyAtTheTopSaysWhatItsSentenceSays() {
    Conditional root = (Conditional) ConfigDocument.read(documents().getFirst()).compiled();

    Canary classification = (Canary) group(root.branches().getFirst().step());
    assertThat(classification.percent()).isEqualTo(10);
    Fallback stable = (Fallback) group(classification.stable());
    assertThat(stable.steps())
        .extracting(DocsConfigTests::model)
        .containsExactly("claude-haiku-4-5", "gpt-4o-mini");
    for (Step step :
        List.of(stable.steps().get(0), stable.steps().get(1), classification.canary())) {
      assertThat(((Target) step).timeouts().firstToken()).isEqualTo(Duration.ofSeconds(2));
      assertThat(((Target) step).timeouts().answer()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void thePageOfGuardrailsIsRightToo() {
    List<String> documents = documents(page("guardrails.md"));

    assertThat(documents).hasSizeGreaterThan(1).allSatisfy(this::isAcceptedWithoutAWord);
    assertThat(Guardrails.names())
        .allMatch(name -> page("guardrails.md").contains("`" + name + "`"));
  }

  @Test
  void thePageOfCachingIsRightToo() {
    assertThat(documents(page("caching.md")))
        .hasSizeGreaterThan(1)
        .allSatisfy(this::isAcceptedWithoutAWord);
  }

  static List<String> documents() {
    List<String> documents = documents(page());
    assertThat(documents).hasSizeGreaterThan(9);
    return documents;
  }

  private static List<String> documents(String page) {
    List<String> documents = new ArrayList<>();
    Matcher fenced = FENCED.matcher(page);
    while (fenced.find()) {
      documents.add(fenced.group(1));
    }
    return documents;
  }

  private static String model(Step step) {
    return String.valueOf(((Target) step).model());
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            ConfigDocument.class.getResourceAsStream("/schemas/config.json"), InputFormat.JSON);
  }

  private static String page() {
    return page("configs.md");
  }

  private static String page(String name) {
    try {
      return Files.readString(Path.of("..", "..", "docs", name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What a step with a name is. */
  private static Step group(Step step) {
    return step instanceof Named named ? named.step() : step;
  }
}
