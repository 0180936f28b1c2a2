package io.turnpike.routing.alias;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFamilyTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5-20250929, claude-sonnet, 4.5",
    "claude-3-5-sonnet-20241022, claude-sonnet, 3.5",
    "anthropic/claude-opus-4.8, claude-opus, 4.8",
    "eu.anthropic.claude-haiku-4-5-20251001-v1:0, eu.claude-haiku, 4.5.1.0",
    "gpt-5.4-mini-2026-03-05, gpt-mini, 5.4",
    "gpt-5-2025-08-07, gpt, 5",
    "gpt-4o-mini, gpt-4o-mini, ''",
    "gemini-2.5-flash-preview-12-2025, gemini-flash-preview, 2.5",
    "gemini-3.5-flash-lite, gemini-flash-lite, 3.5",
    "mistral-large-latest, mistral-large, ''",
    "mistral-large-2512, mistral-large, ''",
    "deepseek-v3.2, deepseek, 3.2",
    "llama-3.3-70b-instruct, llama-70b-instruct, 3.3",
    "llama3:8b, llama3-8b, ''",
  })
  void numbersAreTheVersionAndAllElseTheFamily(String model, String family, String version) {
    ModelFamily read = ModelFamily.of(model);

    assertThat(read.name()).isEqualTo(family);
    assertThat(String.join(".", read.version().stream().map(String::valueOf).toList()))
        .isEqualTo(version);
  }

  @Test
  void theNewestHasTheHighestVersionAndTheShortestName() {
    List<ModelCard> cards =
        List.of(
            card("gpt-5.9", null),
            card("gpt-5.10-2026-10-01", null),
            card("gpt-5.10", null),
            card("gpt-5.10-mini", null),
            card("gpt-4o", null));

    assertThat(newest(cards, "gpt")).isEqualTo("gpt-5.10");
    assertThat(newest(cards, "gpt-mini")).isEqualTo("gpt-5.10-mini");
    assertThat(newest(cards, "claude")).isNull();
  }

  @Test
  void whatIsRetiredIsNotTheNewest() {
    List<ModelCard> cards =
        List.of(
            card("claude-opus-4-8", null),
            card("claude-opus-5", TODAY),
            card("claude-opus-6", TODAY.plusDays(1)));

    assertThat(newest(cards, "claude-opus")).isEqualTo("claude-opus-6");
    assertThat(newest(cards.subList(0, 2), "claude-opus")).isEqualTo("claude-opus-4-8");
  }

  @Test
  void aSuccessorIsNewer() {
    List<ModelCard> cards = List.of(card("claude-opus-4-1", TODAY), card("claude-opus-5", null));

    assertThat(ModelFamily.successor(cards.getFirst(), cards, TODAY)).isSameAs(cards.getLast());
    assertThat(ModelFamily.successor(cards.getLast(), cards, TODAY)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "~claude-sonnet, , claude-sonnet",
    "~Claude-Sonnet-latest, , claude-sonnet",
    "~anthropic/claude-sonnet-latest, anthropic, claude-sonnet",
    "~work/gpt, work, gpt",
  })
  void aFamilyIsWrittenInPlaceOfAModel(String written, @Nullable String owner, String family) {
    assertThat(FamilyName.isOne(written)).isTrue();
    assertThat(FamilyName.of(written)).isEqualTo(new FamilyName(owner, family));
  }

  private static @Nullable String newest(List<ModelCard> cards, String family) {
    ModelCard newest = ModelFamily.newest(cards, family, TODAY);
    return newest == null ? null : newest.model();
  }

  private static ModelCard card(String model, @Nullable LocalDate retires) {
    Facts facts = new Facts(List.of(), List.of(), null, null, retires);
    return new ModelCard(
        "t", model, model, 0, 0, List.of(), List.of(), List.of(), List.of(), facts);
  }
}
