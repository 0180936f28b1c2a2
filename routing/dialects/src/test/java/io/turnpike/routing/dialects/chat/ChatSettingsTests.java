package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatSettingsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      value = {
        "EFFORT | \"reasoning_effort\":\"low\" | low",
        "EFFORT | \"output_config\":{\"format\":{},\"effort\":\"max\"} | max",
        "EFFORT | \"reasoning_effort\":null | nothing",
        "EFFORT | \"output_config\":7 | nothing",
        "THINKING | \"thinking\":{\"type\":\"adaptive\"} | adaptive",
        "THINKING | \"reasoning_effort\":\"none\" | disabled",
        "THINKING | \"reasoning_effort\":\"high\" | nothing",
        "TEMPERATURE | \"temperature\":0.70 | 0.70",
        "TOOL_CHOICE | \"tool_choice\":\"auto\" | auto",
        "TOOL_CHOICE | \"tool_choice\":\"required\" | forced",
        "TOOL_CHOICE | \"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}} | forced",
        "TOOL_CHOICE | \"tool_choice\":{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"auto\"}} | auto",
        "TOOL_CHOICE | \"tool_choice\":{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"required\"}} | forced",
        "OUTPUT_LIMIT | \"max_completion_tokens\":9 | 9",
        "OLDER_OUTPUT_LIMIT | \"max_tokens\":9 | 9"
      })
  void areFoundWhereTheyStand(Setting setting, String members, @Nullable String word) {
    assertThat(settings(members, target()).word(setting)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EFFORT | high | \"reasoning_effort\":\"low\" | \"reasoning_effort\":\"high\"",
        "EFFORT | low | \"output_config\":{\"effort\":\"max\",\"x\":1} | \"output_config\":{\"effort\":\"low\",\"x\":1}",
        "THINKING | adaptive | \"thinking\":{\"type\":\"enabled\",\"budget_tokens\":9,\"display\":\"omitted\"}"
            + " | \"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}",
        "TOOL_CHOICE | auto | \"tool_choice\":{\"type\":\"function\"} | \"tool_choice\":\"auto\"",
        "OUTPUT_LIMIT | 5 | \"max_completion_tokens\":9 | \"max_completion_tokens\":5"
      })
  void sayWhatTheyAreChangedTo(Setting setting, String word, String members, String sent) {
    ModelSettings settings = settings(members, target());

    settings.change(setting, word);

    assertThat(sent(settings)).isEqualTo("{\"model\":\"m\",\"messages\":[]," + sent + "}");
    assertThat(settings.word(setting)).isEqualTo(word);
  }

  @Test
  void sayHowToThinkInPlaceOfAnEffortOfNone() {
    ModelSettings settings = settings("\"reasoning_effort\":\"none\"", target());

    assertThat(settings.field(Setting.THINKING)).isEqualTo("reasoning_effort");
    settings.change(Setting.THINKING, "between_tools");

    assertThat(sent(settings))
        .isEqualTo("{\"thinking\":{\"type\":\"between_tools\"},\"model\":\"m\",\"messages\":[]}");
  }

  @Test
  void leaveNothingBehind() {
    ModelSettings settings =
        settings("\"temperature\":1,\"output_config\":{\"effort\":\"low\"},\"top_p\":1", target());

    settings.leaveOut(Setting.TEMPERATURE);
    settings.leaveOut(Setting.EFFORT);
    settings.leaveOut(Setting.TOP_P);

    assertThat(sent(settings)).isEqualTo("{\"model\":\"m\",\"messages\":[]}");
    assertThat(settings.word(Setting.TEMPERATURE)).isNull();
  }

  @Test
  void areThoseOfTheTarget() {
    Target insisting = target().with(List.of(parameter("temperature", "0.5")), List.of());
    ModelSettings settings = settings("\"temperature\":1", insisting);

    assertThat(settings.word(Setting.TEMPERATURE)).isEqualTo("0.5");
    settings.leaveOut(Setting.TEMPERATURE);

    assertThat(sent(settings)).isEqualTo("{\"model\":\"m\",\"messages\":[]}");
  }

  @Test
  void areThoseATargetGivesASilentClient() {
    Target giving = target().with(List.of(), List.of(parameter("reasoning_effort", "\"minimal\"")));

    assertThat(settings("\"x\":1", giving).word(Setting.EFFORT)).isEqualTo("minimal");
    assertThat(settings("\"reasoning_effort\":\"low\"", giving).word(Setting.EFFORT))
        .isEqualTo("low");
  }

  @Test
  void areNothingWhereTheTargetDropsThem() {
    assertThat(settings("\"temperature\":1", dropping("temperature")).word(Setting.TEMPERATURE))
        .isNull();
    assertThat(
            settings("\"output_config\":{\"effort\":\"x\"}", dropping("output_config.effort"))
                .word(Setting.EFFORT))
        .isNull();
  }

  @Test
  void seeAnAnswerThatIsBegun() {
    assertThat(
            ChatFixture.scan("{\"messages\":[{\"role\":\"assistant\",\"content\":\"Yes,\"}]}")
                .settings(target())
                .prefill())
        .isEqualTo("messages");
    assertThat(settings("\"x\":1", target()).prefill()).isNull();
  }

  private static String sent(ModelSettings settings) {
    return new String(settings.sent("m").bytes(), UTF_8);
  }

  private static ModelSettings settings(String members, Target target) {
    return ChatFixture.scan("{\"model\":\"m\",\"messages\":[]," + members + "}").settings(target);
  }

  private static Override parameter(String field, String json) {
    return new Override(field, json.getBytes(UTF_8), null);
  }

  private static Target target() {
    return new Target("p", List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  private static Target dropping(String path) {
    return new Target(
        "",
        null,
        "p",
        List.of(),
        List.of(),
        List.of(path),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }
}
