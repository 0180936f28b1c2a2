package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.messages.MutatedDocument;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessagesRequestTests {

  private static final ModelCard CARD =
      new ModelCard("anthropic", "m", "M", 200_000, 64_000, List.of(), List.of(), List.of());
  private static final String ASKED = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  @ParameterizedTest
  @ValueSource(strings = {"words", "tools", "past_tools", "media", "structured", "thinking"})
  void saysTheSameInTheProvidersWords(String name) {
    JsonNode pair = TranslationPairs.pair("request/" + name + ".json");

    TranslatedRequest request = translate(TranslationPairs.write(pair.path("canonical")), CARD);

    assertThat(TranslationPairs.json(request.body())).isEqualTo(pair.path("provider"));
    assertThat(request.dropped())
        .isEqualTo(pair.path("dropped").valueStream().map(JsonNode::stringValue).toList());
  }

  /** Who insists on a tool must say which tools there are. */
  @Test
  void definesNoToolsForAClientThatDemandsACall() {
    String call =
        "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"i\",\"function\":{\"name\":\"f\"}}]}";
    String body = "{\"tool_choice\":\"required\",\"messages\":[" + call + "]}";

    JsonNode request = TranslationPairs.json(translate(body.getBytes(UTF_8), CARD).body());

    assertThat(request.has("tools")).isFalse();
    assertThat(request.path("tool_choice").path("type").stringValue()).isEqualTo("any");
  }

  @Test
  void leavesRoomForThePromptWhereTheClientSetsNoLimit() {
    assertThat(limitBeside(300_000)).isEqualTo(64_000);
    assertThat(limitBeside(450_000)).isBetween(49_000L, 50_000L);
    assertThat(limitBeside(900_000)).isEqualTo(64_000);
  }

  private static long limitBeside(int bytes) {
    String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(bytes) + "\"}]}";
    return limit(translate(body.getBytes(UTF_8), CARD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"role\":\"system\",\"content\":\"S\"}",
        "{\"role\":\"user\",\"content\":\"\"}"
      })
  void refusesAConversationInWhichNobodySaysAnything(String messages) {
    assertThat(refusedMessage(messages).field()).isEqualTo("messages");
  }

  @Test
  void refusesArgumentsNestedDeeperThanItCanWrite() {
    String arguments = "{\\\"a\\\":".repeat(498) + "1" + "}".repeat(498);

    assertThat(
            refusedMessage(
                    "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"i\",\"function\":{\"name\":\"f\",\"arguments\":\""
                        + arguments
                        + "\"}}]}")
                .field())
        .isEqualTo("messages");
  }

  @Test
  void keepsEveryDigitOfANumber() {
    assertThat(new String(with("\"top_p\":0.9500").body(), UTF_8)).contains("0.9500");
    assertThat(new String(with("\"temperature\":1.0").body(), UTF_8)).contains("1.0");
  }

  /** What frameworks send by themselves must not cost a client its second target. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "verbosity | \"verbosity\":\"low\"",
        "seed | \"seed\":7",
        "response_format | \"response_format\":{\"type\":\"json_object\"}",
        "messages[].name | \"messages\":[{\"role\":\"user\",\"name\":\"Ann\",\"content\":\"Hi\"}]"
      })
  void leavesOutAndNamesWhatChangesNoAnswer(String field, String members) {
    byte[] body =
        ("{\"model\":\"m\"," + ASKED + "," + members + "}")
            .replace(members.startsWith("\"messages") ? ASKED + "," : "?", "")
            .getBytes(UTF_8);

    TranslatedRequest request = translate(body, CARD);

    assertThat(request.dropped()).containsExactly(field);
    assertThat(TranslationPairs.json(request.body()).has(field)).isFalse();
  }

  @Test
  void asksForJsonWhereNoSchemaCanEnforceIt() {
    String system = "{\"role\":\"system\",\"content\":\"Be kind.\"},";
    String body =
        "{\"response_format\":{\"type\":\"json_object\"},"
            + ASKED.replace("[{", "[" + system + "{")
            + "}";

    JsonNode asked =
        TranslationPairs.json(translate(body.getBytes(UTF_8), CARD).body()).path("system");

    assertThat(asked.path(0).path("text").stringValue()).isEqualTo("Be kind.");
    assertThat(asked.path(1).path("text").stringValue()).contains("one JSON object");
  }

  @ParameterizedTest
  @CsvSource({"claude-opus-4-6, minimal, low", "claude-sonnet-5, minimal, low", "m, high, high"})
  void tellsHowMuchToThink(String model, String asked, String told) {
    String body =
        "{\"model\":\"%s\",\"reasoning_effort\":\"%s\",%s}".formatted(model, asked, ASKED);

    TranslatedRequest request = translate(body.getBytes(UTF_8), CARD);

    String effort =
        TranslationPairs.json(request.body()).path("output_config").path("effort").asString("");
    assertThat(effort).isEqualTo(told);
    assertThat(request.dropped()).isEmpty();
  }

  @Test
  void allowsTheLongestAnswerThereIsWhenTheClientDoesNotSay() {
    byte[] body = ("{\"model\":\"m\"," + ASKED + "}").getBytes(UTF_8);

    assertThat(limit(translate(body, CARD))).isEqualTo(64_000);
    assertThat(limit(translate(body, null))).isEqualTo(4096);
    assertThat(limit(with("\"max_tokens\":null,\"max_completion_tokens\":5"))).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n | 2",
        "logprobs | true",
        "top_logprobs | 3",
        "logit_bias | {\"50256\":-100}",
        "presence_penalty | 0.5",
        "frequency_penalty | -1",
        "modalities | [\"text\",\"audio\"]",
        "audio | {\"voice\":\"alloy\",\"format\":\"wav\"}",
        "web_search_options | {}",
        "function_call | \"auto\"",
        "temperature | 1.01",
        "service_tier | \"flex\"",
        "never_heard_of | 1"
      })
  void refusesWhatTheProviderHasNoWordFor(String field, String value) {
    Untranslatable refusal = refused("\"" + field + "\":" + value);

    assertThat(refusal.code()).isEqualTo("unsupported_parameter");
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.sentence()).contains("\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools[1].type | \"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}},{\"type\":\"custom\",\"custom\":{}}]",
        "tool_choice.type | \"tool_choice\":{\"type\":\"allowed_tools\"}",
        "reasoning_effort | \"reasoning_effort\":\"low\",\"output_config\":{\"effort\":\"high\"}",
        "reasoning_effort | \"reasoning_effort\":\"none\",\"thinking\":{\"type\":\"adaptive\"}"
      })
  void refusesWhatItCannotSayTruly(String field, String members) {
    Untranslatable refusal = refused(members);

    assertThat(refusal.code()).isEqualTo("unsupported_parameter");
    assertThat(refusal.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "messages[0].content[0].type | {\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{}}]}",
        "messages[0].content[0].type | {\"role\":\"system\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a/b\"}}]}",
        "messages[0].content[0].file | {\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}",
        "messages[0].thinking_blocks[0].type | {\"role\":\"assistant\",\"thinking_blocks\":[{\"type\":\"tool_result\"}]}",
        "messages[0].audio | {\"role\":\"assistant\",\"audio\":{\"id\":\"a\"}}",
        "messages[0].tool_calls[0].type | {\"role\":\"assistant\",\"tool_calls\":[{\"type\":\"custom\"}]}"
      })
  void refusesMessagesItCannotTell(String field, String message) {
    Untranslatable refusal = refusedMessage(message);

    assertThat(refusal.code()).isEqualTo("unsupported_parameter");
    assertThat(refusal.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "messages[0].role | {\"role\":\"critic\",\"content\":\"Hi\"}",
        "messages[0].role | 7",
        "messages[0].content | {\"role\":\"user\",\"content\":7}",
        "messages[0].content[0].image_url.url | {\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"file:///etc/passwd\"}}]}",
        "messages[0].content[0].image_url.url | {\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png,abc\"}}]}",
        "messages[0].tool_calls | {\"role\":\"assistant\",\"tool_calls\":{}}",
        "messages[0].tool_call_id | {\"role\":\"tool\",\"content\":\"x\"}",
        "messages[0].tool_calls[0].id | {\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}",
        "messages[0].tool_calls[0].function.arguments | {\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"i\",\"function\":{\"name\":\"f\",\"arguments\":\"[1]\"}}]}",
        "messages[0].tool_calls[0].function.arguments | {\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"i\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}"
      })
  void namesWhatIsNotShapedLikeARequest(String field, String message) {
    Untranslatable refusal = refusedMessage(message);

    assertThat(refusal.code()).isEqualTo("invalid_request_body");
    assertThat(refusal.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools | {}",
        "tool_choice | 7",
        "tool_choice | \"perhaps\"",
        "parallel_tool_calls | \"no\"",
        "response_format | \"json\"",
        "output_config | 1",
        "metadata | \"x\"",
        "user | 7",
        "temperature | \"hot\"",
        "stop | {}"
      })
  void doesNotTakeAWrongShapeForNothing(String field, String value) {
    Untranslatable refusal = refused("\"" + field + "\":" + value);

    assertThat(refusal.code()).isEqualTo("invalid_request_body");
    assertThat(refusal.field()).isEqualTo(field);
  }

  /** Whatever stands in whatever place of a request, there is a translation or a clear refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"words", "tools", "past_tools", "media", "structured", "thinking"})
  void neverFailsInAnyOtherWay(String name) {
    JsonNode request = TranslationPairs.pair("request/" + name + ".json").path("canonical");
    Random random = new Random(name.hashCode());
    int translated = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] odd = TranslationPairs.write(MutatedDocument.with(request, random));
      try {
        assertThat(TranslationPairs.json(translate(odd, CARD).body()).isObject()).isTrue();
        translated++;
      } catch (Untranslatable refusal) {
        assertThat(refusal.field()).isNotBlank();
      }
    }
    assertThat(translated).isBetween(1, 1_999);
  }

  private static Untranslatable refused(String members) {
    return caught("{\"model\":\"m\"," + members + "," + ASKED + "}");
  }

  private static Untranslatable refusedMessage(String message) {
    return caught("{\"model\":\"m\",\"messages\":[" + message + "]}");
  }

  private static Untranslatable caught(String body) {
    return catchThrowableOfType(Untranslatable.class, () -> translate(body.getBytes(UTF_8), CARD));
  }

  private static TranslatedRequest with(String members) {
    return translate(("{\"model\":\"m\"," + members + "," + ASKED + "}").getBytes(UTF_8), CARD);
  }

  private static TranslatedRequest translate(byte[] canonical, @Nullable ModelCard card) {
    return new MessagesTranslation().request(canonical, card);
  }

  private static long limit(TranslatedRequest request) {
    return TranslationPairs.json(request.body()).path("max_tokens").longValue();
  }
}
