package io.turnpike.routing.providers.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.ModelCatalog.Facts;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.tenants.providers.OwnModels;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class BundledModelCatalogTests {

  private final BundledModelCatalog catalog = new BundledModelCatalog();

  /** What the documentation claims. */
  @Test
  void knows2500ModelsOf45Vendors() {
    List<ModelCard> models =
        catalog.all().stream().filter(card -> !card.type().equals("demo")).toList();

    assertThat(models).hasSizeGreaterThanOrEqualTo(2_500);
    assertThat(models.stream().map(ModelCard::type).distinct()).hasSizeGreaterThanOrEqualTo(45);
    assertThat(models.stream().filter(card -> !card.prices().isEmpty()))
        .hasSizeGreaterThanOrEqualTo(2_000);
  }

  /** Whoever describes a model has the words that the catalogue has. */
  @Test
  void saysOfNoModelWhatCouldNotBeSaidOfOnesOwn() {
    assertThat(catalog.all())
        .flatExtracting(ModelCard::capabilities)
        .isSubsetOf(OwnModels.CAPABILITIES);
    assertThat(catalog.all()).flatExtracting(ModelCard::lacks).isSubsetOf(OwnModels.CAPABILITIES);
  }

  @Test
  void knowsWhatModelsReadAndWhenTheyEnd() {
    Facts facts =
        Objects.requireNonNull(catalog.find("anthropic", "claude-sonnet-4-20250514")).facts();

    assertThat(facts.inputs()).containsExactly("text", "image", "pdf");
    assertThat(facts.outputs()).containsExactly("text");
    assertThat(facts.released()).isEqualTo("2025-05-22");
    assertThat(facts.retires()).isEqualTo(LocalDate.of(2026, 5, 14));
    assertThat(facts.isRetired(LocalDate.of(2026, 5, 13))).isFalse();
    assertThat(facts.isRetired(LocalDate.of(2026, 5, 14))).isTrue();
  }

  @Test
  void whatIsFreeIsFreeAndWhatIsUnknownIsNot() {
    assertThat(catalog.models("openrouter").stream().filter(card -> card.model().endsWith(":free")))
        .isNotEmpty()
        .allSatisfy(
            card ->
                assertThat(card.prices()).extracting(DatedPrice::inputNanoUsd).containsOnly(0L));
    assertThat(catalog.all())
        .filteredOn(card -> card.capabilities().contains("chat") && !card.model().endsWith(":free"))
        .flatExtracting(ModelCard::prices)
        .extracting(DatedPrice::inputNanoUsd)
        .doesNotContain(0L);
  }

  @Test
  void findsAPriceByItsName() {
    assertThat(
            Objects.requireNonNull(catalog.priced("openai/gpt-4o-mini@2026-07-24")).inputNanoUsd())
        .isEqualTo(150);
    assertThat(catalog.priced("openai/gpt-5.4@2026-07-24#flex")).isNotNull();
    assertThat(catalog.priced("openai/gpt-4o-mini@1999-01-01")).isNull();
  }

  @Test
  void knowsPricesInWholeNanoDollarsPerToken() {
    ModelCard mini = Objects.requireNonNull(catalog.find("openai", "gpt-4o-mini"));

    assertThat(mini.contextTokens()).isEqualTo(128_000);
    DatedPrice price = mini.prices().getFirst();
    assertThat(price.version()).isEqualTo("openai/gpt-4o-mini@2026-07-24");
    assertThat(price.from()).isEqualTo(LocalDate.of(2026, 7, 24));
    assertThat(price.inputNanoUsd()).isEqualTo(150);
    assertThat(price.outputNanoUsd()).isEqualTo(600);
    assertThat(price.cachedInputNanoUsd()).isEqualTo(75);
    assertThat(price.reasoningNanoUsd()).isNull();
  }

  @Test
  void knowsWhatAnthropicsCachesCost() {
    ModelCard haiku = Objects.requireNonNull(catalog.find("anthropic", "claude-haiku-4-5"));

    assertThat(haiku.maxOutputTokens()).isEqualTo(64_000);
    assertThat(haiku.capabilities()).contains("tools", "vision", "structured_output");
    DatedPrice price = haiku.prices().getFirst();
    assertThat(price.inputNanoUsd()).isEqualTo(1_000);
    assertThat(price.outputNanoUsd()).isEqualTo(5_000);
    assertThat(price.cachedInputNanoUsd()).isEqualTo(100);
    assertThat(price.cacheWrite5mNanoUsd()).isEqualTo(1_250);
    assertThat(price.cacheWrite1hNanoUsd()).isEqualTo(2_000);
  }

  /** One without a price of its own would be billed as if it were written for a shorter time. */
  @Test
  void pricesEveryCacheWriteOfAnthropics() {
    assertThat(catalog.models("anthropic"))
        .hasSizeGreaterThan(20)
        .flatExtracting(ModelCard::prices)
        .allSatisfy(
            price -> {
              assertThat(price.cacheWrite5mNanoUsd()).isGreaterThan(price.inputNanoUsd());
              assertThat(price.cacheWrite1hNanoUsd()).isEqualTo(2 * price.inputNanoUsd());
            });
  }

  @Test
  void doesNotExpectASchemaOfOldModels() {
    assertThat(Objects.requireNonNull(catalog.find("anthropic", "claude-opus-4-1")).lacks())
        .containsExactly("structured_output");
  }

  /** The price map names what a model can; what it leaves out, it does not deny. */
  @Test
  void takesSilenceForNoDenial() {
    ModelCard tuned = Objects.requireNonNull(catalog.find("openai", "ft:gpt-3.5-turbo"));
    assertThat(tuned.capabilities()).doesNotContain("tools");
    assertThat(tuned.lacks()).isEmpty();

    assertThat(Objects.requireNonNull(catalog.find("openai", "o3-mini")).lacks())
        .containsExactly("vision");
    assertThat(Objects.requireNonNull(catalog.find("openai", "text-embedding-3-small")).lacks())
        .contains("tools", "vision");
  }

  @Test
  void believesTheSnapshotsOfAName() {
    ModelCard turbo = Objects.requireNonNull(catalog.find("openai", "gpt-3.5-turbo"));

    assertThat(turbo.capabilities()).contains("tools");
    assertThat(turbo.lacks()).contains("vision").doesNotContain("tools");
  }

  @Test
  void pricesTheDemoModels() {
    assertThat(catalog.models("demo"))
        .extracting(ModelCard::model)
        .containsExactly("demo/echo", "demo/slow", "demo/flaky", "demo/embed");
    assertThat(catalog.models("demo"))
        .allSatisfy(card -> assertThat(card.prices().getFirst().inputNanoUsd()).isPositive());
  }

  @Test
  void findsModelsOfAwsByTheirNamesAsResources() {
    ModelCard nova = Objects.requireNonNull(catalog.find("bedrock", "amazon.nova-pro-v1:0"));
    String arn = "arn:aws:bedrock:us-east-1";

    assertThat(catalog.find("bedrock", arn + "::foundation-model/amazon.nova-pro-v1:0"))
        .isEqualTo(nova);
    assertThat(catalog.find("bedrock", arn + ":1:inference-profile/eu.amazon.nova-pro-v1:0"))
        .isEqualTo(catalog.find("bedrock", "eu.amazon.nova-pro-v1:0"));
    assertThat(catalog.find("bedrock", arn + ":1:application-inference-profile/a1b2c3")).isNull();
    assertThat(catalog.find("bedrock", "mine/amazon.nova-pro-v1:0")).isNull();
  }

  @Test
  void knowsWhatARequestToSonarCosts() {
    ModelCard sonar = Objects.requireNonNull(catalog.find("perplexity", "sonar"));

    assertThat(sonar.prices().getFirst().webSearchNanoUsd()).isNull();
    assertThat(sonar.specialPrices())
        .filteredOn(price -> "search-12".equals(price.tier()))
        .singleElement()
        .satisfies(price -> assertThat(price.webSearchNanoUsd()).isEqualTo(12_000_000))
        .satisfies(price -> assertThat(price.inputNanoUsd()).isEqualTo(1_000));
  }

  @Test
  void findsModelsThatCarryTheTypeInFrontWithoutItToo() {
    assertThat(catalog.find("demo", "echo")).isEqualTo(catalog.find("demo", "demo/echo"));
    assertThat(catalog.find("openai", "openai/gpt-4o")).isNull();
    assertThat(catalog.find("openai", "demo/echo")).isNull();
    assertThat(catalog.find("nobody", "gpt-4o")).isNull();
  }

  @Test
  void everyPriceNamesItsSource() {
    assertThat(catalog.all())
        .hasSizeGreaterThan(100)
        .flatExtracting(ModelCard::prices)
        .allSatisfy(price -> assertThat(price.source()).isNotBlank());
  }

  @Test
  void tellsWhereSourcesDiffer() {
    ModelCard disputed = Objects.requireNonNull(catalog.find("openai", "gpt-image-2"));

    assertThat(disputed.prices().getFirst().source()).endsWith("sources differ");
  }

  @Test
  void anUnknownPriceIsNotZero() {
    assertThat(Objects.requireNonNull(catalog.find("openai", "gpt-image-1")).prices()).isEmpty();
  }

  @Test
  void refusesACatalogueThatContradictsItself() {
    ModelCard card = card("m", price("v1", 5));

    refused(List.of(card, card), "is listed twice");
    refused(
        List.of(new ModelCard("t", "m", "m", 0, 0, List.of("tools"), List.of("tools"), List.of())),
        "both has and lacks");
    refused(
        List.of(new ModelCard("t", "m", "m", 20_000_001, 0, List.of(), List.of(), List.of())),
        "a limit that is none");
    refused(List.of(card("m", price("v1", 1_000_001))), "one that nobody asks");
    refused(List.of(card, card("n", price("v1", 5))), "shares its price version");
    refused(List.of(card("m", price("v1", -5))), "negative price");
    refused(List.of(card("m", price("v1", 5), price("v2", 6))), "same day");
  }

  @Test
  void refusesAPriceThatIsNotWhole() {
    String file =
        """
        {"type":"t","models":[{"model":"m","title":"M","context":1,"max_output":1,
        "capabilities":[],"prices":[{"version":"v","from":"2026-01-01","source":"s",
        "input":1.5,"output":1}]}]}\
        """;

    assertThatThrownBy(() -> read(file)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> read(file.replace("\"input\":1.5,", "")))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> read(file.replace("1.5", "1").replace("title", "titel")))
        .isInstanceOf(JacksonException.class);
  }

  private static CatalogFile read(String file) throws java.io.IOException {
    return CatalogFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(List<ModelCard> cards, String why) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new CatalogTable(cards))
        .withMessageContaining(why);
  }

  private static ModelCard card(String model, DatedPrice... prices) {
    return new ModelCard("t", model, model, 0, 0, List.of(), List.of(), List.of(prices));
  }

  private static DatedPrice price(String version, long nano) {
    LocalDate from = LocalDate.of(2026, 1, 1);
    return new DatedPrice(version, from, "somewhere", nano, nano, null, null, null, null);
  }
}
