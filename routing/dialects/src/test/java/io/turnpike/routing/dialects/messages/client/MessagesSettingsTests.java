package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesSettingsTests {

  private static final Target TARGET = new Target("p", List.of(), Timeouts.DEFAULT, Retry.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EFFORT | max | low | \"output_config\":{\"effort\":\"max\",\"format\":{}}"
            + " | \"output_config\":{\"effort\":\"low\",\"format\":{}}",
        "THINKING | enabled | adaptive | \"thinking\":{\"type\":\"enabled\",\"budget_tokens\":9}"
            + " | \"thinking\":{\"type\":\"adaptive\"}",
        "TOOL_CHOICE | forced | auto"
            + " | \"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true}"
            + " | \"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true}",
        "OUTPUT_LIMIT | 90000 | 64000 | \"max_tokens\":90000 | \"max_tokens\":64000"
      })
  void areFoundAndChangedWhereTheyStand(
      Setting setting, String word, String other, String members, String sent) {
    ModelSettings settings = settings(members, TARGET);
    assertThat(settings.word(setting)).isEqualTo(word);

    settings.change(setting, other);

    assertThat(sent(settings)).isEqualTo("{\"model\":\"m\",\"messages\":[]," + sent + "}");
  }

  /** A config is written in the words of chat completions. */
  @Test
  void areThoseOfTheTargetInTheWordsOfMessages() {
    Override effort = new Override("reasoning_effort", "\"max\"".getBytes(UTF_8), "max");
    ModelSettings settings =
        settings("\"x\":1", new Target("p", List.of(effort), Timeouts.DEFAULT, Retry.NONE));

    assertThat(settings.field(Setting.EFFORT)).isEqualTo("output_config.effort");
    assertThat(settings.word(Setting.EFFORT)).isEqualTo("max");
    settings.change(Setting.EFFORT, "high");

    assertThat(sent(settings))
        .isEqualTo(
            "{\"output_config\":{\"effort\":\"high\"},\"model\":\"m\",\"messages\":[],\"x\":1}");
  }

  @Test
  void leaveTheRestAsItCame() {
    ModelSettings settings =
        settings("\"temperature\":1,\"output_config\":{\"effort\":\"low\"}", TARGET);

    settings.leaveOut(Setting.TEMPERATURE);
    settings.leaveOut(Setting.EFFORT);

    assertThat(sent(settings)).isEqualTo("{\"model\":\"m\",\"messages\":[]}");
    assertThat(settings.isWritten(Setting.OLDER_OUTPUT_LIMIT)).isFalse();
  }

  private static String sent(ModelSettings settings) {
    return new String(settings.sent("m").bytes(), UTF_8);
  }

  private static ModelSettings settings(String members, Target target) {
    String body = "{\"model\":\"m\",\"messages\":[]," + members + "}";
    return MessagesScan.of(new MessagesDialect().operations().getFirst(), body.getBytes(UTF_8))
        .settings(target);
  }
}
