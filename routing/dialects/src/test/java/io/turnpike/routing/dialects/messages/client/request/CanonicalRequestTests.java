package io.turnpike.routing.dialects.messages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CanonicalRequestTests {

  private static final String ASKED = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  @ParameterizedTest
  @ValueSource(strings = {"agent", "documents"})
  void saysTheSameWithSlotsAndWithout(String name) {
    JsonNode pair = TranslationPairs.pair("client/" + name + ".json");

    Canonical full = CanonicalRequest.of(TranslationPairs.write(pair.path("client")));
    Canonical plain = full.plain();

    assertThat(TranslationPairs.json(full.request().body())).isEqualTo(pair.path("canonical"));
    assertThat(full.warnings()).isEqualTo(words(pair.path("warnings")));
    assertThat(TranslationPairs.json(plain.request().body())).isEqualTo(pair.path("plain"));
    assertThat(plain.warnings()).isEqualTo(words(pair.path("plain_warnings")));
    assertThat(full.operation().path()).isEqualTo("chat/completions");
  }

  /** Asked again, for another target, it is the same. */
  @Test
  void isPlainAsOftenAsItIsAskedFor() {
    JsonNode pair = TranslationPairs.pair("client/agent.json");
    Canonical full = CanonicalRequest.of(TranslationPairs.write(pair.path("client")));

    assertThat(full.plain().request().body()).isEqualTo(full.plain().request().body());
    assertThat(full.plain().warnings()).isEqualTo(full.plain().warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools[0].type | \"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]",
        "tools[1].type | \"tools\":[{\"name\":\"f\",\"input_schema\":{}},{\"type\":\"bash_20250124\",\"name\":\"bash\"}]",
        "mcp_servers | \"mcp_servers\":[{\"type\":\"url\"}]",
        "container | \"container\":\"c\"",
        "never_heard_of | \"never_heard_of\":1",
        "output_config.format | \"output_config\":{\"format\":{\"type\":\"grammar\"}}"
      })
  void refusesWhatWouldChangeTheMeaning(String field, String member) {
    Untranslatable refusal = refused("{" + member + "," + ASKED + "}");

    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.code()).isEqualTo("unsupported_parameter");
  }

  @Test
  void namesTheToolThatRunsElsewhere() {
    assertThat(
            refused(
                    "{\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}],"
                        + ASKED
                        + "}")
                .sentence())
        .contains("web_search_20250305");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[0].source | {\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"https://a/b.pdf\"}}]}",
        "[0].source | {\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}]}",
        "[0].type | {\"role\":\"user\",\"content\":[{\"type\":\"search_result\"}]}",
        "[1].type | {\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"server_tool_use\",\"id\":\"s\"}]}",
        "[0].content[0].type | {\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"smell\"}]}]}"
      })
  void refusesBlocksThatNobodyElseKnows(String place, String message) {
    assertThat(refused("{\"messages\":[" + message + "]}").field())
        .isEqualTo("messages[0].content" + place);
  }

  @Test
  void refusesAPlaceThatNobodyElseHoldsTo() {
    Canonical full =
        CanonicalRequest.of(("{\"inference_geo\":\"us\"," + ASKED + "}").getBytes(UTF_8));

    assertThat(catchThrowableOfType(Untranslatable.class, full::plain).field())
        .isEqualTo("inference_geo");
  }

  @ParameterizedTest
  @CsvSource({"1024, low", "4096, low", "8192, medium", "16384, medium", "31999, high"})
  void takesABudgetForAnEffort(int budget, String effort) {
    JsonNode plain =
        plain(
            "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}," + ASKED + "}");

    assertThat(plain.path("reasoning_effort").stringValue()).isEqualTo(effort);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "disabled"})
  void leavesItToAModelHowMuchItThinks(String type) {
    JsonNode plain = plain("{\"thinking\":{\"type\":\"" + type + "\"}," + ASKED + "}");

    assertThat(plain.has("reasoning_effort")).isFalse();
    assertThat(plain.has("thinking")).isFalse();
  }

  @Test
  void holdsStrictlyToASchemaThatIsClosed() {
    String closed =
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":false}";
    String open = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";

    assertThat(format(closed).path("json_schema").path("strict").booleanValue()).isTrue();
    assertThat(format(open).path("json_schema").has("strict")).isFalse();
    assertThat(format(open).path("json_schema").path("name").isString()).isTrue();
  }

  /** Thoughts that nobody signed come from a provider that wants to see them again. */
  @Test
  void givesUnsignedThoughtsBack() {
    JsonNode said =
        plain(
                "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"\"},{\"type\":\"text\",\"text\":\"a\"}]}]}")
            .path("messages")
            .path(0);

    assertThat(said.path("reasoning_content").stringValue()).isEqualTo("Hm");
    assertThat(said.has("thinking_blocks")).isFalse();
  }

  private static JsonNode format(String schema) {
    String config =
        "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":" + schema + "}}";
    return plain("{" + config + "," + ASKED + "}").path("response_format");
  }

  private static JsonNode plain(String body) {
    return TranslationPairs.json(
        CanonicalRequest.of(body.getBytes(UTF_8)).plain().request().body());
  }

  private static Untranslatable refused(String body) {
    return catchThrowableOfType(
        Untranslatable.class, () -> CanonicalRequest.of(body.getBytes(UTF_8)));
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }
}
