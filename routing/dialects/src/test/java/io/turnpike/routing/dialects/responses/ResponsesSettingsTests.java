package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResponsesSettingsTests {

  @Test
  void areFoundAndChangedWhereTheyStand() {
    ModelSettings settings =
        settings(
            "\"reasoning\":{\"effort\":\"minimal\",\"summary\":\"auto\"},\"temperature\":1,"
                + "\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}");

    assertThat(settings.word(Setting.EFFORT)).isEqualTo("minimal");
    assertThat(settings.word(Setting.TOOL_CHOICE)).isEqualTo(ModelSettings.FORCED);
    settings.change(Setting.EFFORT, "low");
    settings.leaveOut(Setting.TEMPERATURE);

    assertThat(sent(settings))
        .contains("\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}")
        .doesNotContain("temperature");
  }

  /** A config is written in the words of chat completions. */
  @Test
  void areThoseOfTheTargetInTheWordsOfThisApi() {
    Override effort = new Override("reasoning_effort", "\"max\"".getBytes(UTF_8), "max");
    ModelSettings settings = settings("\"reasoning\":{\"summary\":\"auto\"}", effort);

    assertThat(settings.word(Setting.EFFORT)).isEqualTo("max");
    settings.change(Setting.EFFORT, "high");

    assertThat(sent(settings))
        .contains("\"summary\":\"auto\"", "\"effort\":\"high\"")
        .doesNotContain("max", "reasoning_effort");
  }

  private static String sent(ModelSettings settings) {
    return new String(settings.sent("m").bytes(), UTF_8);
  }

  private static ModelSettings settings(String members, Override... overrides) {
    Target target = new Target("p", List.of(overrides), Timeouts.DEFAULT, Retry.NONE);
    return Objects.requireNonNull(
        ResponsesFixture.scan("{\"model\":\"m\",\"input\":\"Hi\"," + members + "}")
            .settings(target));
  }
}
