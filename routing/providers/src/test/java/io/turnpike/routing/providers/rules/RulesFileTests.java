package io.turnpike.routing.providers.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator's own rules. */
class RulesFileTests {

  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);

  @TempDir private Path folder;
  private ModelRules rules = ModelRules.shipped();

  @AfterEach
  void stop() {
    rules.stop();
  }

  @Test
  void goBeforeThoseOfTheProduct() throws IOException {
    open(
        """
        {"rules": [
          // Ours takes it.
          {"models": ["gpt-5.6*"]},
          {"models": ["*-thin"], "effort": {"accepts": ["low"], "otherwise": "leave_out"}}
        ]}
        """);

    assertThat(effort("gpt-5.6", "minimal")).isEqualTo("minimal");
    assertThat(effort("any-thin", "high")).isEqualTo("nothing");
    assertThat(effort("gpt-6", "minimal")).isEqualTo("low");
  }

  /** What {@code docs/providers.md} shows. */
  @Test
  void theExampleOfThePageIsTaken() throws IOException {
    String page = Files.readString(Path.of("../../docs/providers.md"));
    String shown = page.substring(page.indexOf("```json") + "```json".length());
    open(shown.substring(0, shown.indexOf("```")));

    assertThat(effort("gpt-5.6", "minimal")).isEqualTo("low");
    assertThat(effort("gpt-5.6", "medium")).isEqualTo("nothing");
  }

  @Test
  void areReadAgainWhenTheyChange() throws IOException {
    open("{\"rules\": []}");
    assertThat(effort("gpt-5.6", "minimal")).isEqualTo("low");

    write("{\"rules\": [{\"models\": [\"gpt-5.6\"]}]}");

    await(() -> effort("gpt-5.6", "minimal").equals("minimal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"rules\": [{\"models\"",
        "{\"rules\": [{\"models\": [\"x\"], \"efforts\": {}}]}",
        "{\"rules\": [{\"effort\": {\"accepts\": []}}]}",
        "{\"rules\": [{\"models\": [\"x\"], \"sampling\": {\"accepts\": \"some\"}}]}",
        "{\"rules\": [{\"models\": [\"x\"], \"responses\": {}}]}",
        "{\"other\": []}",
        "[]"
      })
  void stayAsTheyWereWhileTheFileIsBroken(String broken) throws IOException {
    Path path = folder.resolve("rules.json");
    Files.writeString(path, "{\"rules\": [{\"models\": [\"gpt-5.6\"]}]}");
    RulesFile file = new RulesFile(path);
    assertThat(file.changed()).isNotNull();

    Files.writeString(path, broken);

    assertThat(file.changed()).isNull();
    assertThat(file.changed()).isNull();
  }

  @Test
  void mayBeMissing() {
    rules = new ModelRules(folder.resolve("none.json"), OFTEN, FieldRules.NONE);
    rules.start();

    assertThat(effort("gpt-5.6", "minimal")).isEqualTo("low");
  }

  private void open(String json) throws IOException {
    write(json);
    rules = new ModelRules(folder.resolve("rules.json"), OFTEN, FieldRules.NONE);
    rules.start();
  }

  private void write(String json) throws IOException {
    Files.writeString(folder.resolve("rules.json"), json);
  }

  /** What becomes of an effort. */
  private String effort(String model, String word) {
    byte[] sent =
        rules
            .sent(
                ChatFixture.scan("{\"messages\":[],\"reasoning_effort\":\"" + word + "\"}"),
                "openai",
                model,
                TARGET)
            .body()
            .bytes();
    String body = new String(sent, UTF_8);
    return body.contains("effort") ? body.replaceAll(".*effort\":\"(\\w+)\".*", "$1") : "nothing";
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(OFTEN.toNanos());
    }
  }
}
