package io.turnpike.routing.dialects.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.TokenPrices;
import io.turnpike.routing.dialects.GatewayFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelsPageTests {

  private static final List<ModelEntry> MODELS =
      List.of(
          entry("a/thinker", "Thinker", 200_000, List.of("chat", "tools", "reasoning", "vision")),
          entry("a/plain", "Plain", 0, List.of("chat")),
          entry("a/vectors", "Vectors", 8_000, List.of("embedding")),
          new ModelEntry("main", "turnpike"));

  @Test
  void saysTheSameToClientsOfOpenAiAndOfAnthropic() {
    JsonNode page = page(null);

    assertThat(page.path("object").asString()).isEqualTo("list");
    assertThat(page.path("has_more").asBoolean(true)).isFalse();
    assertThat(page.path("first_id").asString()).isEqualTo("a/thinker");
    assertThat(page.path("last_id").asString()).isEqualTo("main");
    assertThat(page.has("models")).isFalse();
    assertThat(page.path("data").get(0).toString())
        .isEqualTo(
            """
            {"id":"a/thinker","object":"model","created":0,"owned_by":"a","type":"model",\
            "display_name":"Thinker","created_at":"1970-01-01T00:00:00Z",\
            "max_input_tokens":200000,"max_tokens":1000,"context_length":200000,\
            "max_output_tokens":1000,\
            "top_provider":{"context_length":200000,"max_completion_tokens":1000},\
            "supported_parameters":["max_tokens","tools","tool_choice","reasoning",\
            "include_reasoning"],"mode":"chat","supports_reasoning":true,\
            "supports_function_calling":true,"supports_vision":true}\
            """);
    assertThat(page.path("data").get(3).path("display_name").asString()).isEqualTo("main");
    assertThat(page.path("data").get(3).has("max_input_tokens")).isFalse();
  }

  @Test
  void tellsWhatClientsOfOpenRouterAndLiteLlmRead() {
    Facts facts = new Facts(List.of("text", "image"), List.of("text"), "2026-02-03", false, null);
    ModelCard card =
        new ModelCard(
            "t",
            "m",
            "M",
            8_000,
            0,
            List.of("chat", "structured_output"),
            List.of("tools"),
            List.of(),
            List.of(),
            facts);
    ModelEntry model = new ModelEntry("m", "a", "M", card, new TokenPrices(150, 600, 75L, null));

    JsonNode told = JsonMapper.shared().readTree(ModelsPage.of(model));

    assertThat(told.path("created").asLong()).isEqualTo(1_770_076_800);
    assertThat(told.path("created_at").asString()).isEqualTo("2026-02-03T00:00:00Z");
    assertThat(told.path("architecture").toString())
        .isEqualTo(
            """
            {"modality":"text+image->text","input_modalities":["text","image"],\
            "output_modalities":["text"]}\
            """);
    assertThat(told.path("pricing").toString())
        .isEqualTo(
            """
            {"prompt":"0.00000015","completion":"0.0000006","input_cache_read":"0.000000075"}\
            """);
    assertThat(told.path("input_cost_per_token").asDouble()).isEqualTo(1.5e-7);
    assertThat(told.path("cache_read_input_token_cost").asDouble()).isEqualTo(7.5e-8);
    assertThat(told.path("top_provider").path("max_completion_tokens").isNull()).isTrue();
    assertThat(told.path("supports_function_calling").asBoolean(true)).isFalse();
    assertThat(told.has("supports_vision")).isFalse();
  }

  @Test
  void leavesOutAPriceThatIsNotKnown() {
    JsonNode told = JsonMapper.shared().readTree(ModelsPage.of(MODELS.getFirst()));

    assertThat(told.has("pricing")).isFalse();
    assertThat(told.has("input_cost_per_token")).isFalse();
  }

  @Test
  void hasNoFirstAndNoLastWithoutAny() {
    assertThat(new String(ModelsPage.of(List.of(), "limit=5")))
        .isEqualTo(
            """
            {"object":"list","data":[],"has_more":false,"first_id":null,"last_id":null}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'a/thinker a/plain a/vectors main', false",
    "limit=1000, 'a/thinker a/plain a/vectors main', false",
    "limit=2&beta=true, 'a/thinker a/plain', true",
    "limit=2&after_id=a%2Fplain, 'a/vectors main', false",
    "after_id=main, '', false",
    "limit=2&before_id=main, 'a/plain a/vectors', true",
    "limit=2&before_id=a/plain, 'a/thinker', false",
  })
  void givesThePageThatIsAskedFor(String query, String ids, boolean more) {
    JsonNode page = page(query);

    List<String> listed =
        page.path("data").valueStream().map(it -> it.path("id").asString()).toList();
    assertThat(String.join(" ", listed)).isEqualTo(ids);
    assertThat(page.path("has_more").asBoolean()).isEqualTo(more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=many", "after_id=nobody", "before_id="})
  void refusesAPageThatCannotBe(String query) {
    assertThatThrownBy(() -> page(query))
        .isInstanceOfSatisfying(
            GatewayFailure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(400);
              assertThat(failure.param()).isEqualTo(query.substring(0, query.indexOf('=')));
            });
  }

  @Test
  void tellsCodexWhatItMayAskOfEachModelThatTalks() {
    JsonNode models = page("client_version=0.171.0").path("models");

    assertThat(models.valueStream().map(it -> it.path("slug").asString()))
        .containsExactly("a/thinker", "a/plain", "main");
    JsonNode thinker = models.get(0);
    assertThat(thinker.path("context_window").asLong()).isEqualTo(200_000);
    assertThat(thinker.path("default_reasoning_level").asString()).isEqualTo("medium");
    assertThat(thinker.path("supported_reasoning_levels").size()).isEqualTo(3);
    assertThat(thinker.path("input_modalities").toString()).isEqualTo("[\"text\",\"image\"]");
    assertThat(thinker.path("base_instructions").asString()).contains("apply_patch");
    JsonNode plain = models.get(1);
    assertThat(plain.has("context_window")).isFalse();
    assertThat(plain.has("default_reasoning_level")).isFalse();
    assertThat(plain.path("supports_parallel_tool_calls").asBoolean(true)).isFalse();
    assertThat(plain.path("input_modalities").toString()).isEqualTo("[\"text\"]");
    assertThat(models.get(2).path("priority").asInt()).isEqualTo(2);
  }

  private static JsonNode page(@Nullable String query) {
    return JsonMapper.shared().readTree(ModelsPage.of(MODELS, query));
  }

  private static ModelEntry entry(String id, String title, long context, List<String> abilities) {
    ModelCard card = new ModelCard("t", id, title, context, 1_000, abilities, List.of(), List.of());
    return new ModelEntry(id, "a", title, card, null);
  }
}
