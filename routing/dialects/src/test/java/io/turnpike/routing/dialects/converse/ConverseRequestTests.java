package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.messages.MutatedDocument;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConverseRequestTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CLAUDE = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String NOVA = "amazon.nova-2-lite-v1:0";
  private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi.\"}]";
  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"}";

  @Test
  void theModelIsNoPartOfIt() {
    assertThat(text(NOVA, HI + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"))
        .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi.\"}]}]}");
  }

  @Test
  void messagesOfOneSideBecomeOneTurn() {
    JsonNode sent =
        sent(
            NOVA,
            """
            "messages": [{"role": "system", "content": "A"}, {"role": "user", "content": "B"},
              {"role": "developer", "content": "C"}, {"role": "user", "content": ""},
              {"role": "user", "content": "D"}, {"role": "assistant", "content": "E  "}]""");

    assertThat(sent.path("system").toString()).isEqualTo("[{\"text\":\"A\"},{\"text\":\"C\"}]");
    assertThat(sent.path("messages").toString())
        .isEqualTo(
            "[{\"role\":\"user\",\"content\":[{\"text\":\"B\"},{\"text\":\"D\"}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"text\":\"E\"}]}]");
  }

  @Test
  void marksForTheCacheAreElementsOfTheirOwn() {
    String request =
        """
        "messages": [{"role": "system", "content": [{"type": "text", "text": "A", %1$s}]},
          {"role": "user", "content": [{"type": "text", "text": "B", %1$s},
            {"type": "text", "text": "C", "cache_control": {"type": "ephemeral", "ttl": "1h"}}]}],
        "tools": [{"type": "function", "function": {"name": "f"}, %1$s}]"""
            .formatted(MARK);
    String point = "{\"cachePoint\":{\"type\":\"default\"}}";

    JsonNode claude = sent(CLAUDE, request);

    assertThat(claude.path("system").path(1).toString()).isEqualTo(point);
    assertThat(claude.at("/messages/0/content/1").toString()).isEqualTo(point);
    assertThat(claude.at("/messages/0/content/3").toString())
        .isEqualTo("{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}}");
    assertThat(claude.at("/toolConfig/tools/1").toString()).isEqualTo(point);
    assertThat(text(NOVA, request)).contains("cachePoint").doesNotContain("1h");
    assertThat(text("meta.llama3-1-8b", request)).doesNotContain("cachePoint");
    assertThat(translated("meta.llama3-1-8b", request).dropped()).containsExactly("cache_control");
  }

  @Test
  void aMarkOfTheWholeRequestOrOfAResultIsBehindIt() {
    String request =
        """
        "messages": [{"role": "user", "content": "A"},
          {"role": "assistant", "tool_calls": [
            {"id": "c1", "type": "function", "function": {"name": "f", "arguments": ""}}]},
          {"role": "tool", "tool_call_id": "c1", "is_error": true,
            "content": [{"type": "text", "text": "B", %1$s}]}]"""
            .formatted(MARK);

    JsonNode turn = sent(CLAUDE, request + "," + MARK).at("/messages/2/content");

    assertThat(turn).hasSize(2);
    assertThat(turn.at("/0/toolResult/status").asString()).isEqualTo("error");
    assertThat(turn.at("/0/toolResult/content").toString()).isEqualTo("[{\"text\":\"B\"}]");
    assertThat(turn.path(1).has("cachePoint")).isTrue();
  }

  @Test
  void namesOfCallsKeepToTheirCharactersAndLength() {
    String request =
        """
        "messages": [{"role": "user", "content": "A"},
          {"role": "assistant", "tool_calls": [
            {"id": "%1$s", "type": "function", "function": {"name": "f", "arguments": "{}"}},
            {"id": "c|1", "type": "function", "function": {"name": "g", "arguments": "{}"}}]},
          {"role": "tool", "tool_call_id": "%1$s", "content": "B"},
          {"role": "tool", "tool_call_id": "c|1", "content": "C"}]"""
            .formatted("x".repeat(70));

    JsonNode messages = sent(NOVA, request).path("messages");

    String named = messages.at("/1/content/0/toolUse/toolUseId").asString();
    assertThat(named).hasSize(64).matches("[0-9a-f]+");
    assertThat(messages.at("/2/content/0/toolResult/toolUseId").asString()).isEqualTo(named);
    assertThat(messages.at("/1/content/1/toolUse/toolUseId").asString()).isEqualTo("c_1");
    assertThat(messages.at("/2/content/1/toolResult/toolUseId").asString()).isEqualTo("c_1");
  }

  /** A conversation with calls is refused without tools. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",\"tool_choice\":\"none\",\"tools\":[]"})
  void pastCallsHaveTheirTools(String more) {
    String request =
        """
        "messages": [{"role": "user", "content": "A"},
          {"role": "assistant", "tool_calls": [
            {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}]},
          {"role": "tool", "tool_call_id": "c1", "content": "B"}]""";

    TranslatedRequest translated = translated(CLAUDE, request + more);
    JsonNode config = JSON.readTree(translated.body()).path("toolConfig");

    assertThat(config.at("/tools/0/toolSpec/name").asString()).isEqualTo("f");
    assertThat(config.has("toolChoice")).isFalse();
    assertThat(translated.dropped().contains("tool_choice")).isEqualTo(!more.isEmpty());
  }

  @Test
  void toolsThatMustNotBeCalledAreLeftOut() {
    TranslatedRequest translated = translated(NOVA, HI + ",\"tool_choice\":\"none\"," + tools(""));

    assertThat(new String(translated.body(), UTF_8)).doesNotContain("toolConfig");
    assertThat(translated.dropped()).isEmpty();
  }

  @Test
  void aToolIsChosenByNameAndHeldToItsSchema() {
    String named = "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}";

    JsonNode config =
        sent(NOVA, HI + "," + named + "," + tools(",\"strict\":true")).path("toolConfig");

    assertThat(config.path("toolChoice").toString()).isEqualTo("{\"tool\":{\"name\":\"f\"}}");
    assertThat(config.at("/tools/0/toolSpec/strict").asBoolean()).isTrue();
    assertThat(config.at("/tools/0/toolSpec/inputSchema/json/additionalProperties").isBoolean())
        .isTrue();
  }

  @Test
  void oneCallAtATimeIsAskedOfThoseThatCan() {
    String request = HI + ",\"parallel_tool_calls\":false," + tools("");

    assertThat(sent(CLAUDE, request).at("/additionalModelRequestFields/tool_choice").toString())
        .isEqualTo("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
    assertThat(translated(NOVA, request).dropped()).containsExactly("parallel_tool_calls");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        CLAUDE + " | {\"outputConfig\":{\"effort\":\"xhigh\"}}",
        NOVA
            + " | {\"additionalModelRequestFields\":{\"reasoningConfig\":"
            + "{\"type\":\"enabled\",\"maxReasoningEffort\":\"high\"}}}",
        "openai.gpt-oss-120b-1:0"
            + " | {\"additionalModelRequestFields\":{\"reasoning_effort\":\"xhigh\"}}",
        "m-1 | {\"outputConfig\":{\"effort\":\"xhigh\"}}"
      })
  void effortIsSaidAsTheModelsVendorSaysIt(String model, String expected) {
    String sent = text(model, HI + ",\"reasoning_effort\":\"xhigh\"");

    assertThat(sent).endsWith("," + expected.substring(1));
  }

  @Test
  void thinkingIsClaudesWordAndAnEffortElsewhere() {
    String request = HI + ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}";

    assertThat(sent(CLAUDE, request).at("/additionalModelRequestFields/thinking").toString())
        .isEqualTo("{\"type\":\"enabled\",\"budget_tokens\":2000}");
    assertThat(sent("m-1", request).at("/outputConfig/effort").asString()).isEqualTo("low");
  }

  @Test
  void objectsOfASchemaAreClosed() {
    String request =
        HI
            + """
            , "response_format": {"type": "json_schema", "json_schema": {"name": "n",
              "schema": {"type": "object", "properties": {"a": {"type": "object"}}}}}""";

    JsonNode format = sent(CLAUDE, request).at("/outputConfig/textFormat");

    assertThat(format.at("/structure/jsonSchema/name").asString()).isEqualTo("n");
    assertThat(format.at("/structure/jsonSchema/schema").asString())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\","
                + "\"additionalProperties\":false}},\"additionalProperties\":false}");
  }

  @Test
  void jsonWithoutASchemaIsAskedForAndNamed() {
    TranslatedRequest translated =
        translated(NOVA, HI + ",\"response_format\":{\"type\":\"json_object\"}");

    assertThat(new String(translated.body(), UTF_8))
        .contains("\"system\":[{\"text\":\"Answer with");
    assertThat(translated.dropped()).containsExactly("response_format");
  }

  @Test
  void documentsHaveNamesOfTheirOwn() {
    String file =
        "{\"type\":\"file\",\"file\":{\"filename\":\"Q3: a_b.pdf\","
            + "\"file_data\":\"data:application/pdf;base64,QQ==\"}}";
    String request = "\"messages\":[{\"role\":\"user\",\"content\":[" + file + "," + file + "]}]";

    JsonNode content = sent(NOVA, request).at("/messages/0/content");

    assertThat(content.at("/0/document/name").asString()).isEqualTo("Q3 a b");
    assertThat(content.at("/1/document/name").asString()).isEqualTo("Q3 a b (2)");
  }

  @Test
  void unsignedThoughtsAreLeftOutAndNamed() {
    String request =
        """
        "messages": [{"role": "user", "content": "A"}, {"role": "assistant", "content": "B",
          "thinking_blocks": [{"type": "thinking", "thinking": "Hm."},
            {"index": 1, "type": "thinking", "thinking": "Oh"},
            {"index": 1, "thinking": "!"}, {"index": 1, "signature": "S"},
            {"type": "redacted_thinking", "data": "D"}]}]""";

    TranslatedRequest translated = translated(CLAUDE, request);

    assertThat(JSON.readTree(translated.body()).at("/messages/1/content").toString())
        .isEqualTo(
            "[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Oh!\",\"signature\":\"S\"}}},"
                + "{\"reasoningContent\":{\"redactedContent\":\"D\"}},{\"text\":\"B\"}]");
    assertThat(translated.dropped()).containsExactly("messages[].thinking_blocks");
  }

  @Test
  void whatChangesNoAnswerIsNamed() {
    assertThat(
            translated(
                    NOVA,
                    HI
                        + ",\"seed\":7,\"user\":\"u\",\"metadata\":{\"a\":\"b\"},\"n\":1,\"top_k\":3")
                .dropped())
        .isEqualTo(List.of("seed", "user", "metadata"));
    assertThat(sent(NOVA, HI + ",\"top_k\":3").toString()).contains("\"topK\":3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"n\":2 | n",
        "\"logprobs\":true | logprobs",
        "\"functions\":[] | functions",
        "\"nobody_knows\":1 | nobody_knows",
        "\"service_tier\":\"scale\" | service_tier",
        "\"reasoning_effort\":\"huge\" | reasoning_effort",
        "\"tools\":[{\"type\":\"custom\"}] | tools[0].type",
        "\"tool_choice\":7,\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"
            + " | tool_choice"
      })
  void whatWouldChangeItIsRefusedByName(String more, String field) {
    assertThatThrownBy(() -> translated(NOVA, HI + "," + more))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "tools", "media", "structured", "thinking"})
  void whateverStandsInOnePlaceIsSaidOrRefusedByName(String name) {
    JsonNode request = TranslationPairs.pair("request/" + name + ".json").path("canonical");
    Random random = new Random(name.hashCode());
    int said = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] odd = TranslationPairs.write(MutatedDocument.with(request, random));
      try {
        byte[] sent = new ConverseTranslation().request(odd, null).body();
        assertThat(JSON.readTree(sent).isObject()).isTrue();
        said++;
      } catch (Untranslatable refusal) {
        assertThat(refusal.field()).isNotBlank();
      }
    }
    assertThat(said).isBetween(1, 1_999);
  }

  private static String tools(String more) {
    return "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":"
        + "{\"type\":\"object\",\"properties\":{}}"
        + more
        + "}}]";
  }

  private static JsonNode sent(String model, String fields) {
    return JSON.readTree(translated(model, fields).body());
  }

  private static String text(String model, String fields) {
    return new String(translated(model, fields).body(), UTF_8);
  }

  private static TranslatedRequest translated(String model, String fields) {
    String request = "{\"model\":\"" + model + "\"," + fields + "}";
    return new ConverseTranslation().request(request.getBytes(UTF_8), null);
  }
}
