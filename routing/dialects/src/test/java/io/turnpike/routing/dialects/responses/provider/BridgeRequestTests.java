package io.turnpike.routing.dialects.responses.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BridgeRequestTests {

  private static final String ASKED = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  @ParameterizedTest
  @ValueSource(strings = {"words", "tools", "media"})
  void saysTheSameInTheProvidersWords(String name) {
    JsonNode pair = BridgePairs.pair("request/" + name + ".json");

    TranslatedRequest request = translate(BridgePairs.write(pair.path("canonical")));

    assertThat(BridgePairs.json(request.body())).isEqualTo(pair.path("provider"));
    assertThat(request.dropped())
        .isEqualTo(pair.path("dropped").valueStream().map(JsonNode::stringValue).toList());
  }

  @Test
  void keepsTextThatIsNoValidUnicode() {
    assertThat(sent("\"messages\":[{\"role\":\"user\",\"content\":\"\\ud83c alone\"}]"))
        .contains("\"\\uD83C alone\"");
  }

  @Test
  void keepsEveryDigitOfANumber() {
    assertThat(sent(ASKED + ",\"top_p\":0.9500")).contains("0.9500");
  }

  /** Strict is what this API takes for granted; chat completions do not. */
  @Test
  void leavesFunctionsAsLaxAsTheyWere() {
    assertThat(sent(ASKED + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"))
        .contains("\"strict\":false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"thinking\":{\"type\":\"adaptive\"} | {\"summary\":\"auto\"}",
        "\"thinking\":{\"type\":\"disabled\"} | {\"effort\":\"none\"}",
        "\"reasoning_effort\":\"low\",\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}"
            + " | {\"effort\":\"low\"}",
        "\"reasoning_effort\":\"low\",\"include_reasoning\":true"
            + " | {\"effort\":\"low\",\"summary\":\"auto\"}",
        "\"reasoning_effort\":\"low\",\"include_reasoning\":false | {\"effort\":\"low\"}"
      })
  void asksForReasoningThatAClientWantsToRead(String members, String reasoning) {
    assertThat(sent(ASKED + "," + members)).contains("\"reasoning\":" + reasoning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n | \"n\":2",
        "stop | \"stop\":[\"x\"]",
        "stop | \"stop\":\"x\"",
        "logit_bias | \"logit_bias\":{\"50256\":-100}",
        "presence_penalty | \"presence_penalty\":0.5",
        "frequency_penalty | \"frequency_penalty\":-1",
        "modalities | \"modalities\":[\"text\",\"audio\"]",
        "audio | \"audio\":{\"voice\":\"x\"}",
        "web_search_options | \"web_search_options\":{}",
        "functions | \"functions\":[{\"name\":\"f\"}]",
        "top_k | \"top_k\":5",
        "never_heard_of | \"never_heard_of\":1",
        "tools[0].type | \"tools\":[{\"type\":\"web_search\"}]",
        "tool_choice.type | \"tool_choice\":{\"type\":\"web_search\"}",
        "messages[0].content[0].type | \"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}]",
        "messages[0].audio | \"messages\":[{\"role\":\"assistant\",\"audio\":{\"id\":\"a\"}}]",
        "messages[0].function_call | \"messages\":[{\"role\":\"assistant\",\"function_call\":{\"name\":\"f\"}}]"
      })
  void refusesWhatWouldChangeTheMeaning(String field, String members) {
    Untranslatable refused = refused(members);

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.code()).isEqualTo("unsupported_parameter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "messages[0].role | \"messages\":[{\"role\":\"king\"}]",
        "messages[0].content | \"messages\":[{\"role\":\"user\"}]",
        "messages[0].tool_call_id | \"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]",
        "messages[0].tool_calls | \"messages\":[{\"role\":\"assistant\",\"tool_calls\":7}]",
        "messages[0].tool_calls[0].id | \"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{}]}]",
        "tools[0].function.name | \"tools\":[{\"type\":\"function\"}]",
        "response_format.type | \"response_format\":{\"type\":\"haiku\"}",
        "response_format.json_schema | \"response_format\":{\"type\":\"json_schema\"}",
        "reasoning_effort | \"reasoning_effort\":3"
      })
  void namesWhatIsMisshaped(String field, String members) {
    Untranslatable refused = refused(members);

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.code()).isEqualTo("invalid_request_body");
  }

  private static Untranslatable refused(String members) {
    String body = members.contains("\"messages\"") ? members : ASKED + "," + members;
    return catchThrowableOfType(Untranslatable.class, () -> sent(body));
  }

  private static String sent(String members) {
    return new String(
        translate(("{\"model\":\"gpt-6\"," + members + "}").getBytes(UTF_8)).body(), UTF_8);
  }

  private static TranslatedRequest translate(byte[] canonical) {
    return new ResponsesBridge().request(canonical, null);
  }
}
