package io.turnpike.routing.dialects.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
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
            "max_input_tokens":200000,"max_tokens":1000}""");
    assertThat(page.path("data").get(3).path("display_name").asString()).isEqualTo("main");
    assertThat(page.path("data").get(3).has("max_input_tokens")).isFalse();
  }

  @Test
  void hasNoFirstAndNoLastWithoutAny() {
    assertThat(new String(ModelsPage.of(List.of(), "limit=5")))
        .isEqualTo(
            """
            {"object":"list","data":[],"has_more":false,"first_id":null,"last_id":null}""");
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
    return new ModelEntry(id, "a", title, card);
  }
}
