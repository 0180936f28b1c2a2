package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CohereRequestTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi.\"}]";
  private static final String CALL =
      "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}";
  private static final ModelCard REASONING =
      new ModelCard("cohere", "m", "M", 0, 0, List.of("reasoning"), List.of(), List.of());

  @Test
  void aPlainChatStaysWhatItIs() {
    assertThat(text(HI)).isEqualTo("{\"model\":\"m\"," + HI + "}");
    assertThat(text(HI + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"))
        .isEqualTo("{\"model\":\"m\",\"stream\":true," + HI + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"top_p\":0.5|/p|0.5",
        "\"top_p\":1|/p|0.99",
        "\"top_k\":40|/k|40",
        "\"stop\":\"END\"|/stop_sequences|[\"END\"]",
        "\"stop\":[\"A\",\"B\"]|/stop_sequences|[\"A\",\"B\"]",
        "\"seed\":7|/seed|7",
        "\"max_tokens\":9|/max_tokens|9",
        "\"max_tokens\":9,\"max_completion_tokens\":8|/max_tokens|8",
        "\"presence_penalty\":0.5|/presence_penalty|0.5",
        "\"frequency_penalty\":1|/frequency_penalty|1",
        "\"response_format\":{\"type\":\"json_object\"}|/response_format|{\"type\":\"json_object\"}",
        "\"reasoning_effort\":\"none\"|/thinking|{\"type\":\"disabled\"}",
        "\"reasoning_effort\":\"medium\"|/thinking/token_budget|16384",
        "\"reasoning_effort\":\"high\"|/thinking|{\"type\":\"enabled\"}",
        "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":50}|/thinking|{\"type\":\"enabled\",\"token_budget\":50}",
        "\"thinking\":{\"type\":\"enabled\",\"token_budget\":60}|/thinking/token_budget|60",
        "\"documents\":[\"A\"]|/documents|[\"A\"]",
        "\"safety_mode\":\"OFF\"|/safety_mode|\"OFF\"",
        "\"citation_options\":{\"mode\":\"OFF\"}|/citation_options/mode|\"OFF\""
      })
  void fieldsHaveCoheresNames(String field, String place, String value) {
    TranslatedRequest sent = translated(HI + "," + field, null);

    assertThat(JSON.readTree(sent.body()).at(place)).isEqualTo(JSON.readTree(value));
    assertThat(sent.dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"user\":\"u\"|user",
        "\"metadata\":{}|metadata",
        "\"service_tier\":\"flex\"|service_tier",
        "\"verbosity\":\"low\"|verbosity",
        "\"top_p\":1.5|top_p"
      })
  void whatChangesNothingIsNamed(String field, String name) {
    assertThat(translated(HI + "," + field, null).dropped()).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"n\":2|n",
        "\"logprobs\":true|logprobs",
        "\"logit_bias\":{\"1\":1}|logit_bias",
        "\"presence_penalty\":-1|presence_penalty",
        "\"frequency_penalty\":1.5|frequency_penalty",
        "\"modalities\":[\"audio\"]|modalities",
        "\"something_new\":1|something_new"
      })
  void whatChangesTheAnswerIsRefused(String field, String name) {
    assertThatThrownBy(() -> translated(HI + "," + field, null))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(name));
  }

  @Test
  void whatAnAssistantSaysBeforeItCallsIsAPlan() {
    JsonNode messages =
        sent(
                "\"messages\":[{\"role\":\"user\",\"content\":\"A\"},"
                    + "{\"role\":\"assistant\",\"content\":\"I look it up.\",\"tool_calls\":["
                    + CALL
                    + "]},{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"B\"}]",
                null)
            .path("messages");

    assertThat(messages.at("/1/tool_plan").asString()).isEqualTo("I look it up.");
    assertThat(messages.path(1).has("content")).isFalse();
    assertThat(messages.at("/1/tool_calls/0")).isEqualTo(JSON.readTree(CALL));
    assertThat(messages.path(2).toString())
        .isEqualTo("{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"B\"}");
  }

  @Test
  void thoughtsGoBackToAModelThatReasons() {
    String request =
        "\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\","
            + "\"reasoning_content\":\"Hm.\",\"content\":\"B\"},{\"role\":\"user\",\"content\":\"C\"}]";

    assertThat(sent(request, REASONING).at("/messages/1/content").toString())
        .isEqualTo(
            "[{\"type\":\"thinking\",\"thinking\":\"Hm.\"},{\"type\":\"text\",\"text\":\"B\"}]");
    assertThat(sent(request, null).at("/messages/1/content").asString()).isEqualTo("B");
    assertThat(translated(request, null).dropped()).containsExactly("messages[].reasoning_content");
  }

  @Test
  void aPictureThatAToolReturnsBeginsTheUsersNextMessage() {
    JsonNode messages =
        sent(
                "\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\",\"tool_calls\":["
                    + CALL
                    + "]},{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":[{\"type\":\"image_url\","
                    + "\"image_url\":{\"url\":\"https://a/b.png\"}}]},{\"role\":\"user\",\"content\":\"C\"}]",
                null)
            .path("messages");

    assertThat(messages.at("/2/content").asString()).contains("next message");
    assertThat(messages).hasSize(4);
    assertThat(messages.at("/3/content/0/image_url/url").asString()).isEqualTo("https://a/b.png");
    assertThat(messages.at("/3/content/1/text").asString()).isEqualTo("C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"auto\"|null|2",
        "\"required\"|\"REQUIRED\"|2",
        "\"none\"|\"NONE\"|2",
        "{\"type\":\"function\",\"function\":{\"name\":\"g\"}}|\"REQUIRED\"|1",
        "{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"auto\",\"tools\":["
            + "{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}}|null|1"
      })
  void ofSeveralToolsOnlyTheOneThatIsMeantIsOffered(String choice, String word, int offered) {
    JsonNode sent =
        sent(
            HI
                + ",\"tool_choice\":"
                + choice
                + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}},"
                + "{\"type\":\"function\",\"function\":{\"name\":\"g\",\"parameters\":{\"type\":\"object\"}}}]",
            null);

    assertThat(sent.path("tools")).hasSize(offered);
    assertThat(sent.has("tool_choice") ? sent.path("tool_choice").toString() : "null")
        .isEqualTo(word);
    assertThat(sent.at("/tools/0/function/parameters/type").asString()).isEqualTo("object");
  }

  @Test
  void strictnessIsOneWordForAllTools() {
    String one = "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}}";
    String other = "{\"type\":\"function\",\"function\":{\"name\":\"g\"}}";

    assertThat(sent(HI + ",\"tools\":[" + one + "]", null).path("strict_tools").asBoolean())
        .isTrue();
    assertThat(translated(HI + ",\"tools\":[" + one + "," + other + "]", null).dropped())
        .containsExactly("tools[].function.strict");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"input_audio\",\"input_audio\":{}}|messages[0].content[0].type",
        "{\"type\":\"file\",\"file\":{}}|messages[0].content[0].type"
      })
  void soundsAndFilesAreRefused(String part, String field) {
    assertThatThrownBy(
            () -> translated("\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]", null))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static String text(String fields) {
    return new String(translated(fields, null).body(), UTF_8);
  }

  private static JsonNode sent(String fields, @Nullable ModelCard card) {
    return JSON.readTree(translated(fields, card).body());
  }

  private static TranslatedRequest translated(String fields, @Nullable ModelCard card) {
    return new CohereTranslation()
        .request(("{\"model\":\"m\"," + fields + "}").getBytes(UTF_8), card);
  }
}
