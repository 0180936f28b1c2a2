package io.turnpike.routing.providers.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.rules.ModelRules.RuledRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with the product. */
class ModelRulesTests {

  private static final Target TARGET = new Target("up", List.of(), Timeouts.DEFAULT, Retry.NONE);
  private static final String TOOLS =
      "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";

  private final ModelRules rules = ModelRules.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | gpt-5.6-terra | `\"reasoning_effort\":\"minimal\"` | `\"reasoning_effort\":\"low\"` | reasoning_effort",
        "openai | gpt-5.6-terra | `\"reasoning_effort\":\"max\"` | `\"reasoning_effort\":\"xhigh\"` | reasoning_effort",
        "openai | gpt-6-astra | `\"reasoning_effort\":\"none\"` | `\"reasoning_effort\":\"low\"` | reasoning_effort",
        "openai | gpt-5-mini | `\"reasoning_effort\":\"none\"` | `\"reasoning_effort\":\"minimal\"` | reasoning_effort",
        "openai | o4-mini | `\"reasoning_effort\":\"xhigh\"` | `\"reasoning_effort\":\"high\"` | reasoning_effort",
        "openai | gpt-5.4 | `\"temperature\":0.2,\"reasoning_effort\":\"low\"` | `\"reasoning_effort\":\"low\"` | temperature",
        "openai | o3 | `\"top_p\":1,\"presence_penalty\":0,\"user\":\"u\"` | `\"user\":\"u\"` | top_p,presence_penalty",
        "openai | gpt-5 | `\"max_completion_tokens\":900000` | `\"max_completion_tokens\":128000` | max_completion_tokens",
        "anthropic | claude-opus-5-5 | `\"reasoning_effort\":\"minimal\"` | `\"reasoning_effort\":\"low\"` | reasoning_effort",
        "anthropic | claude-opus-5-5 | `\"temperature\":1,\"top_k\":5,\"user\":\"u\"` | `\"user\":\"u\"` | temperature,top_k",
        "anthropic | claude-sonnet-5-5 | `\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}` | `\"thinking\":{\"type\":\"adaptive\"}` | thinking",
        "anthropic | claude-sonnet-5-5 | `\"thinking\":{\"type\":\"disabled\"}` | `\"thinking\":{\"type\":\"between_tools\"}` | thinking",
        "anthropic | claude-opus-4-6 | `\"reasoning_effort\":\"xhigh\"` | `\"reasoning_effort\":\"high\"` | reasoning_effort",
        "anthropic | claude-opus-4-6 | `\"temperature\":0.5,\"top_p\":0.9` | `\"temperature\":0.5` | top_p",
        "anthropic | claude-haiku-4-5-20251001 | `\"reasoning_effort\":\"low\",\"user\":\"u\"` | `\"user\":\"u\"` | reasoning_effort",
        "anthropic | claude-haiku-4-5 | `\"thinking\":{\"type\":\"adaptive\"},\"user\":\"u\"` | `\"user\":\"u\"` | thinking",
        "anthropic | m | `\"temperature\":0.5,\"top_p\":0.9` | `\"temperature\":0.5` | top_p",
        "anthropic | claude-mythos-7 | `\"reasoning_effort\":\"minimal\"` | `\"reasoning_effort\":\"low\"` | reasoning_effort"
      })
  void sayWhatElseIsSent(String type, String model, String members, String sent, String changed) {
    RuledRequest ruled = rules.sent(chat(members), type, model, TARGET);

    assertThat(text(ruled)).isEqualTo("{\"model\":\"" + model + "\",\"messages\":[]," + sent + "}");
    assertThat(ruled.changed()).containsExactly(changed.split(","));
  }

  @Test
  void sayAnEffortOfNoneInThePlaceWhereThinkingIsToldApart() {
    RuledRequest ruled =
        rules.sent(chat("\"reasoning_effort\":\"none\""), "anthropic", "claude-sonnet-5-5", TARGET);

    assertThat(text(ruled)).contains("\"thinking\":{\"type\":\"between_tools\"}");
    assertThat(text(ruled)).doesNotContain("reasoning_effort");
    assertThat(ruled.changed()).containsExactly("reasoning_effort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | gpt-4o-mini | `\"temperature\":1.5,\"top_p\":0.2,\"max_tokens\":7`",
        "openai-compatible | gpt-5.6 | `\"reasoning_effort\":\"minimal\"`",
        "openai | gpt-5.6 | `\"temperature\":0.5,\"reasoning_effort\":\"none\"`",
        "openai | gpt-5.4 | `\"temperature\":0.5`",
        "openai | gpt-6 | `\"reasoning_effort\":\"high\"," + TOOLS + "`",
        "anthropic | claude-haiku-4-5 | `\"reasoning_effort\":\"none\"`",
        "anthropic | claude-3-5-haiku-20241022 | `\"temperature\":0.5,\"top_p\":0.9`",
        "anthropic | claude-opus-4-6 | `\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}`",
        "anthropic | claude-opus-5 | `\"tool_choice\":\"required\"`"
      })
  void leaveAloneWhatIsTaken(String type, String model, String members) {
    RuledRequest ruled = rules.sent(chat(members), type, model, TARGET);

    assertThat(text(ruled))
        .isEqualTo("{\"model\":\"" + model + "\",\"messages\":[]," + members + "}");
    assertThat(ruled.changed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | gpt-5.6 | `\"reasoning_effort\":\"turbo\"` | reasoning_effort",
        "anthropic | claude-opus-5-5 | `\"tool_choice\":\"required\"` | tool_choice",
        "anthropic | claude-opus-5-5 | `\"thinking\":{\"type\":\"disabled\"}` | thinking",
        "anthropic | claude-opus-5-5 | `\"reasoning_effort\":\"none\"` | reasoning_effort",
        "anthropic | claude-opus-4-6 | `\"messages\":[{\"role\":\"assistant\",\"content\":\"Yes\"}]` | messages"
      })
  void refuseWhatCannotBe(String type, String model, String members, String field) {
    RequestScan request =
        members.startsWith("\"messages\"") ? ChatFixture.scan("{" + members + "}") : chat(members);

    Untranslatable refused =
        catchThrowableOfType(Untranslatable.class, () -> rules.sent(request, type, model, TARGET));

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.code()).isEqualTo("unsupported_parameter");
  }

  /** The same limit under the name that is known, of which nobody needs to be told. */
  @Test
  void callTheLimitAsTheModelDoes() {
    RuledRequest ruled = rules.sent(chat("\"max_tokens\":50"), "openai", "o3-mini", TARGET);

    assertThat(text(ruled))
        .isEqualTo("{\"max_completion_tokens\":50,\"model\":\"o3-mini\",\"messages\":[]}");
    assertThat(ruled.changed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gpt-5.6-terra | `" + TOOLS + "` | true",
        "gpt-5.6-terra | `" + TOOLS + ",\"reasoning_effort\":\"high\"` | true",
        "gpt-5.6-terra | `" + TOOLS + ",\"reasoning_effort\":\"none\"` | false",
        "gpt-5.6-terra | `\"reasoning_effort\":\"high\"` | false",
        "gpt-6-astra | `" + TOOLS + ",\"reasoning_effort\":\"none\"` | true",
        "gpt-6 | `" + TOOLS + "` | true",
        "gpt-5.4 | `" + TOOLS + "` | false",
        "gpt-5.4 | `" + TOOLS + ",\"reasoning_effort\":\"low\"` | true",
        "gpt-5.4 | `" + TOOLS + ",\"thinking\":{\"type\":\"adaptive\"}` | true",
        "gpt-5.4 | `" + TOOLS + ",\"thinking\":{\"type\":\"disabled\"}` | false",
        "gpt-5.1 | `" + TOOLS + ",\"reasoning_effort\":\"low\"` | false",
        "gpt-5.3-codex | `\"user\":\"u\"` | true",
        "o3-pro | `\"user\":\"u\"` | true",
        "gpt-4o | `" + TOOLS + "` | false"
      })
  void sayWhoIsServedByResponses(String model, String members, boolean responses) {
    assertThat(rules.wantResponses(chat(members), "openai", model, TARGET)).isEqualTo(responses);
  }

  @Test
  void refusalsTellWhatIsTaken() {
    Untranslatable refused =
        catchThrowableOfType(
            Untranslatable.class,
            () -> rules.sent(chat("\"reasoning_effort\":\"turbo\""), "openai", "o3", TARGET));

    assertThat(refused.sentence())
        .isEqualTo(
            "\"reasoning_effort\" cannot be sent: the model o3 does not take \"turbo\"; it knows"
                + " \"low\", \"medium\", \"high\".");
  }

  private static RequestScan chat(String members) {
    return ChatFixture.scan("{\"model\":\"asked\",\"messages\":[]," + members + "}");
  }

  private static String text(RuledRequest ruled) {
    return new String(ruled.body().bytes(), UTF_8);
  }
}
