package io.turnpike.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.billing.testing.Events;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.billing.testing.Tries;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsagePricing.Used;
import io.turnpike.routing.admission.PriceCeilings;
import io.turnpike.routing.admission.PriceCeilings.Asked;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTests {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ProviderConnection ACME = TestPricing.connection(Map.of());

  private final UsagePricing priceBook = TestPricing.priceBook();
  private final CostLines costLines = TestPricing.costLines();

  @Test
  void pricesToTheNano() {
    assertThat(price("gpt-4o-mini", TokenUsage.of(1_000, 500)))
        .isEqualTo(new Cost(1_000 * 150 + 500 * 600, "openai/gpt-4o-mini@2026-07-24"));
  }

  @Test
  void classesDoNotOverlapAndEachHasItsPrice() {
    TokenUsage usage = new TokenUsage(100, 40, 0, 0, 10, 7, 0, 0, 0);
    assertThat(price("o9", usage))
        .isEqualTo(
            new Cost(100 * 2_000 + 40 * 500 + 10 * 8_000 + 7 * 9_000, "openai/o9@2026-07-24"));
  }

  @Test
  void classesWithoutAPriceCostAsTheirBase() {
    TokenUsage usage = new TokenUsage(0, 0, 3, 5, 0, 11, 0, 0, 0);
    assertThat(price("gpt-4o-mini", usage))
        .isEqualTo(new Cost(8 * 150 + 11 * 600, "openai/gpt-4o-mini@2026-07-24"));
  }

  @Test
  void takesThePriceOfTheDay() {
    assertThat(at("2026-07-23T23:59:59Z").nanoUsd()).isEqualTo(200);
    assertThat(at("2026-07-24T00:00:00Z").nanoUsd()).isEqualTo(150);
  }

  @Test
  void unknownIsNeverZero() {
    assertThat(price("gpt-from-the-future", TokenUsage.of(1, 1))).isNull();
    assertThat(price("free-of-price", TokenUsage.of(1, 1))).isNull();
    assertThat(
            priceBook.price(
                ACME, "gpt-4o-mini", TokenUsage.of(1, 1), Instant.parse("2024-12-31T00:00:00Z")))
        .isNull();
  }

  @Test
  void audioAndImagesAreNotSoldAsText() {
    assertThat(price("gpt-4o-mini", new TokenUsage(1, 0, 0, 0, 1, 0, 5, 0, 0))).isNull();
    assertThat(price("gpt-4o-mini", new TokenUsage(1, 0, 0, 0, 1, 0, 0, 5, 0))).isNull();
    assertThat(price("gpt-4o-mini", new TokenUsage(1, 0, 0, 0, 1, 0, 0, 0, 5))).isNull();
  }

  @Test
  void aTenantsOwnPriceWins() {
    ProviderConnection own = TestPricing.connection(Map.of("gpt-4o-mini", new ModelPrice(7, 11)));
    TokenUsage usage = new TokenUsage(1, 0, 0, 0, 3, 4, 0, 0, 0);
    assertThat(priceBook.price(own, "gpt-4o-mini", usage, NOW))
        .isEqualTo(new Cost(7 + 7 * 11, "acme/gpt-4o-mini@own-r3:7,11"));
  }

  @Test
  void aTenantsSilenceAboutAClassIsNoPrice() {
    ProviderConnection own = TestPricing.connection(Map.of("gpt-4o-mini", new ModelPrice(7, 11)));
    TokenUsage cached = new TokenUsage(100, 900, 0, 0, 10, 0, 0, 0, 0);
    assertThat(priceBook.price(own, "gpt-4o-mini", cached, NOW)).isNull();
    assertThat(priceBook.price(own, "gpt-4o-mini", new TokenUsage(1, 0, 0, 0, 1, 0, 5, 0, 0), NOW))
        .isNull();
  }

  @Test
  void aTenantMayPriceEveryClass() {
    ModelPrice every = new ModelPrice(7, 11, 1L, 2L, 3L, 13L, 5L, 17L, 0L);
    ProviderConnection own = TestPricing.connection(Map.of("our-model", every));
    TokenUsage usage = new TokenUsage(10, 20, 30, 40, 50, 60, 70, 80, 90);

    Cost cost = priceBook.price(own, "our-model", usage, NOW);

    assertThat(cost)
        .isEqualTo(
            new Cost(
                70 + 20 + 60 + 120 + 550 + 780 + 350 + 1_360,
                "acme/our-model@own-r3:7,11,c1,w2,W3,r13,a5,A17,i0"));
    assertThat(costLines.of(usage, cost))
        .contains(new CostLine("cached_input", 20, 1, 20), new CostLine("image", 90, 0, 0))
        .hasSize(9);
  }

  @Test
  void aBillOfTwoPricesIsReadAsItWasMade() {
    TokenUsage usage = new TokenUsage(1, 2, 0, 0, 3, 4, 5, 6, 7);
    Cost cost = new Cost(15 * 7 + 13 * 11, "acme/gpt-4o-mini@own-r3:7,11");
    assertThat(costLines.of(usage, cost)).contains(new CostLine("cached_input", 2, 7, 14));
  }

  @Test
  void sumsBeyondAllMoneyAreUnknown() {
    assertThat(price("gpt-4o-mini", TokenUsage.of(Long.MAX_VALUE, 0))).isNull();
    assertThat(price("gpt-4o-mini", TokenUsage.of(Long.MAX_VALUE / 150, Long.MAX_VALUE / 600)))
        .isNull();
    assertThat(price("gpt-4o-mini", TokenUsage.of(-1, 1))).isNull();
  }

  @Test
  void aModelWithoutAPriceCostsNothingKnownUnlessACeilingIsWanted() {
    TokenUsage usage = new TokenUsage(10, 20, 0, 0, 5, 3, 0, 0, 0);
    assertThat(priced("free-of-price", Answered.AS_ASKED, usage, Unpriced.ALLOW)).isNull();
    assertThat(priced("free-of-price", Answered.AS_ASKED, usage, Unpriced.BLOCK)).isNull();
    Cost ceiling = priced("free-of-price", Answered.AS_ASKED, usage, Unpriced.CEILING);
    assertThat(ceiling)
        .isEqualTo(
            new Cost(10 * 2_000 + 20 * 500 + 5 * 8_000 + 3 * 9_000, "openai/ceiling@2026-07-24"));
    assertThat(costLines.of(usage, ceiling))
        .contains(new CostLine("reasoning", 3, 9_000, 27_000))
        .hasSize(4);
  }

  @Test
  void aCeilingPricesClassesThatNobodyHasAPriceForAsTheDearestToken() {
    TokenUsage sounds = new TokenUsage(0, 0, 0, 0, 0, 0, 7, 0, 0);
    assertThat(priced("gpt-4o-mini", Answered.AS_ASKED, sounds, Unpriced.CEILING))
        .isEqualTo(new Cost(7 * 9_000, "openai/ceiling@2026-07-24"));
    assertThat(priced("gpt-4o-mini", Answered.AS_ASKED, TokenUsage.of(1, 0), Unpriced.CEILING))
        .isEqualTo(new Cost(150, "openai/gpt-4o-mini@2026-07-24"));
  }

  @Test
  void theModelThatAnsweredDecidesWhereItsPriceIsKnown() {
    TokenUsage one = TokenUsage.of(1, 0);
    assertThat(priced("gpt-4o-mini", Answered.of("o9", null), one, Unpriced.ALLOW))
        .isEqualTo(new Cost(2_000, "openai/o9@2026-07-24"));
    assertThat(priced("gpt-4o-mini", Answered.of("nobodys", null), one, Unpriced.ALLOW))
        .isEqualTo(new Cost(150, "openai/gpt-4o-mini@2026-07-24"));
    ProviderConnection own =
        TestPricing.connection(
            Map.of("alias", new ModelPrice(7, 11), "snapshot", new ModelPrice(5, 9)));
    assertThat(priced(own, "alias", Answered.of("o9", null))).isEqualTo(7);
    assertThat(priced(own, "alias", Answered.of("snapshot", null))).isEqualTo(5);
  }

  @Test
  void theDearestOfAllThatACallCanBecomeIsItsCeiling() {
    PriceCeilings ceilings = (PriceCeilings) priceBook;
    assertThat(ceilings.dearest(ACME, "stepped", asked(Long.MAX_VALUE, "auto"), NOW))
        .isEqualTo(new Rates(40, 400));
    assertThat(ceilings.dearest(ACME, "stepped", asked(1_000, "auto"), NOW))
        .isEqualTo(new Rates(30, 300));
    assertThat(ceilings.dearest(ACME, "stepped", asked(1_000, null), NOW))
        .isEqualTo(new Rates(10, 100));
    assertThat(ceilings.dearest(ACME, "stepped", asked(1_000, "default"), NOW))
        .isEqualTo(new Rates(10, 100));
    assertThat(ceilings.dearest(ACME, "stepped", asked(1_001, "flex"), NOW))
        .isEqualTo(new Rates(40, 400));
    assertThat(ceilings.dearest(ACME, "free-of-price", asked(1, null), NOW)).isNull();
    assertThat(
            ceilings.dearest(
                ACME,
                "free-of-price",
                new Asked(false, false, TokenUsage.of(1, 1), 1, null, Unpriced.CEILING),
                NOW))
        .isEqualTo(new Rates(2_000, 9_000, 2_000_000));
  }

  @Test
  void aSearchIsPaidForByItselfAndBoundsWhatARerankCanCost() {
    PriceCeilings ceilings = (PriceCeilings) priceBook;
    ProviderConnection own = TestPricing.connection(Map.of("ranker", new ModelPrice(7, 0)));

    assertThat(price("ranker", TokenUsage.of(90, 0).searching(3)))
        .isEqualTo(new Cost(6_000_000, "openai/ranker@2026-07-24"));
    assertThat(price("gpt-4o-mini", TokenUsage.of(90, 0).searching(1))).isNull();
    assertThat(ceilings.dearest(ACME, "ranker", reranking(Unpriced.ALLOW), NOW))
        .isEqualTo(new Rates(0, 0, 2_000_000));
    assertThat(ceilings.dearest(own, "ranker", asked(90, null), NOW))
        .isEqualTo(new Rates(7, 0, 2_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "search-6, 6000000, 6",
    "search-14.5, 14500000, 14.5",
    "search-low, 0, 0",
  })
  void aFeeThatNoListHasIsTheOneThatIsTold(String kind, long fee, String dollars) {
    TokenUsage usage = searched();
    Answered answered = Answered.of(null, kind);

    Cost cost = priced("gpt-4o-mini", answered, usage, Unpriced.ALLOW);

    assertThat(cost)
        .isEqualTo(
            new Cost(10 * 150 + 5 * 600 + fee, "openai/gpt-4o-mini@2026-07-24#search-" + dollars));
    assertThat(costLines.of(usage, cost))
        .contains(new CostLine("input", 10, 150, 1_500), new CostLine("web_search", 1, fee, fee));
    assertThat(priced("gpt-4o-mini", Answered.of(null, "priority"), usage, Unpriced.ALLOW))
        .isNull();
    assertThat(priced("free-of-price", answered, usage, Unpriced.ALLOW)).isNull();
  }

  @Test
  void whereACeilingIsWantedAFeeThatNobodyKnowsHasOne() {
    Answered sized = Answered.of(null, "search-low");

    assertThat(priced("gpt-4o-mini", sized, searched(), Unpriced.CEILING).priceVersion())
        .isEqualTo("openai/ceiling@2026-07-24");
    assertThat(
            priced("gpt-4o-mini", Answered.of(null, "search-6"), searched(), Unpriced.CEILING)
                .priceVersion())
        .isEqualTo("openai/gpt-4o-mini@2026-07-24#search-6");
  }

  @ParameterizedTest
  @CsvSource({"search-6, 6000000", "search-low, 0"})
  void aTenantsOwnPriceHasTheFeeThatIsTold(String kind, long fee) {
    ProviderConnection own =
        TestPricing.connection("openai-compatible", Map.of("sonar", new ModelPrice(7, 11)));
    Used used = new Used("sonar", Answered.of("sonar", kind), searched(), Unpriced.BLOCK);

    Cost cost = priceBook.price(own, used, NOW);

    assertThat(cost).isEqualTo(new Cost(10 * 7 + 5 * 11 + fee, "acme/sonar@own-r3:7,11,s" + fee));
    assertThat(costLines.of(searched(), cost)).contains(new CostLine("web_search", 1, fee, fee));
  }

  private static TokenUsage searched() {
    return new TokenUsage(10, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void aRerankWithoutAFeeForSearchesHasNoWorstCaseWhereTheyArePaidFor() {
    PriceCeilings ceilings = (PriceCeilings) priceBook;
    ProviderConnection own =
        TestPricing.connection(
            Map.of("our-ranker", new ModelPrice(7, 0), "ranker", new ModelPrice(7, 0)));

    assertThat(ceilings.dearest(own, "our-ranker", reranking(Unpriced.ALLOW), NOW)).isNull();
    assertThat(ceilings.dearest(own, "our-ranker", reranking(Unpriced.CEILING), NOW))
        .isEqualTo(new Rates(2_000, 9_000, 2_000_000));
    assertThat(ceilings.dearest(own, "our-ranker", asked(90, null), NOW))
        .isEqualTo(new Rates(7, 0));
    assertThat(ceilings.dearest(own, "ranker", reranking(Unpriced.ALLOW), NOW))
        .isEqualTo(new Rates(7, 0, 2_000_000));
  }

  @Test
  void aRerankIsPricedByItsTokensWhereNobodyIsPaidForSearches() {
    PriceCeilings ceilings = (PriceCeilings) priceBook;
    ProviderConnection jina =
        TestPricing.connection("jina", Map.of("our-ranker", new ModelPrice(7, 0)));

    assertThat(ceilings.dearest(jina, "our-ranker", reranking(Unpriced.ALLOW), NOW))
        .isEqualTo(new Rates(7, 0));
  }

  @Test
  void whatIsSoldBySearchHasNoPriceForAnythingElse() {
    PriceCeilings ceilings = (PriceCeilings) priceBook;

    assertThat(price("ranker", TokenUsage.of(90, 0))).isNull();
    assertThat(ceilings.dearest(ACME, "ranker", asked(90, null), NOW)).isNull();
    assertThat(priceBook.isPriced(ACME, "ranker", TokenUsage.of(1, 1), NOW)).isFalse();
  }

  @Test
  void isPricedWhereAllIsThatACallIsChargedBy() {
    ModelPrice plain = new ModelPrice(7, 9);
    TokenUsage rerank = TokenUsage.of(1, 0).searching(1);
    TokenUsage heard = new TokenUsage(0, 0, 0, 0, 0, 0, 1, 0, 0);
    TokenUsage drawn = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
    ProviderConnection own = TestPricing.connection(Map.of("ours", plain));
    ProviderConnection jina = TestPricing.connection("jina", Map.of("ours", plain));

    assertThat(priceBook.isPriced(ACME, "ranker", rerank, NOW)).isTrue();
    assertThat(priceBook.isPriced(own, "ours", rerank, NOW)).isFalse();
    assertThat(priceBook.isPriced(jina, "ours", rerank, NOW)).isTrue();
    assertThat(priceBook.isPriced(jina, "nobodys", rerank, NOW)).isFalse();
    assertThat(priceBook.isPriced(ACME, "gpt-4o-mini", TokenUsage.of(1, 1), NOW)).isTrue();
    assertThat(priceBook.isPriced(ACME, "gpt-4o-mini", heard, NOW)).isFalse();
    assertThat(priceBook.isPriced(ACME, "gpt-4o-mini", drawn, NOW)).isFalse();
    assertThat(priceBook.isPriced(own, "ours", heard, NOW)).isFalse();
    assertThat(priceBook.isPriced(own, "ours", drawn, NOW)).isTrue();
  }

  private static Asked reranking(Unpriced unpriced) {
    return new Asked(false, false, TokenUsage.of(1, 0).searching(1), 90, null, unpriced);
  }

  private static Asked asked(long tokens, String tier) {
    return new Asked(false, false, TokenUsage.of(1, 1), tokens, tier, Unpriced.ALLOW);
  }

  private Cost priced(String model, Answered answered, TokenUsage usage, Unpriced unpriced) {
    return priceBook.price(ACME, new Used(model, answered, usage, unpriced), NOW);
  }

  private long priced(ProviderConnection connection, String model, Answered answered) {
    Used used = new Used(model, answered, TokenUsage.of(1, 0), Unpriced.ALLOW);
    return priceBook.price(connection, used, NOW).nanoUsd();
  }

  @Test
  void nothingUsedCostsNothing() {
    assertThat(price("gpt-4o-mini", TokenUsage.NONE))
        .isEqualTo(new Cost(0, "openai/gpt-4o-mini@2026-07-24"));
  }

  @Test
  void linesAddUpToTheCost() {
    long seed = RandomGenerator.getDefault().nextLong();
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < 1_000; i++) {
      TokenUsage usage = usage(random);
      Cost cost = price(random.nextBoolean() ? "o9" : "gpt-4o-mini", usage);
      assertThat(costLines.of(usage, cost).stream().mapToLong(CostLine::nanoUsd).sum())
          .as("seed %d", seed)
          .isEqualTo(cost.nanoUsd());
      assertThat(costLines.of(usage, cost))
          .as("seed %d", seed)
          .allMatch(line -> line.tokens() * line.nanoUsdPerToken() == line.nanoUsd());
    }
  }

  @Test
  void linesOfAttemptsWithDifferentPricesAddUpToTheirCost() {
    TokenUsage first = TokenUsage.of(100, 10);
    TokenUsage second = TokenUsage.of(7, 3);
    UsageEvent event =
        Events.tried(
            Tenant.create(),
            Tries.paid(1, "acme", "gpt-4o-mini", first, price("gpt-4o-mini", first)),
            Tries.paid(2, "acme", "gone", second, new Cost(99, "gone/model@1999-01-01")),
            Tries.paid(3, "acme", "unpriced", second, null),
            Tries.paid(4, "acme", "o9", second, price("o9", second)),
            Tries.paid(5, "acme", "gpt-4o-mini", second, price("gpt-4o-mini", second)));
    assertThat(costLines.of(event))
        .containsExactlyInAnyOrder(
            new CostLine("input", 107, 150, 107 * 150),
            new CostLine("output", 13, 600, 13 * 600),
            new CostLine("input", 7, 2_000, 7 * 2_000),
            new CostLine("output", 3, 8_000, 3 * 8_000),
            new CostLine("unitemized", 0, 0, 99));
    assertThat(event.bill().cost())
        .isEqualTo(
            new Cost(
                107 * 150 + 13 * 600 + 7 * 2_000 + 3 * 8_000 + 99,
                "openai/gpt-4o-mini@2026-07-24 + gone/model@1999-01-01 + openai/o9@2026-07-24"));
  }

  @Test
  void linesOfAnOwnPriceSurviveTheConnection() {
    ProviderConnection own = TestPricing.connection(Map.of("our-model", new ModelPrice(7, 11)));
    TokenUsage usage = TokenUsage.of(10, 20);
    Cost cost = priceBook.price(own, "our-model", usage, NOW);
    assertThat(costLines.of(usage, cost))
        .containsExactly(new CostLine("input", 10, 7, 70), new CostLine("output", 20, 11, 220));
  }

  @Test
  void aCostThatCannotBeExplainedIsOneLine() {
    assertThat(costLines.of(TokenUsage.of(10, 20), new Cost(99, "gone/model@1999-01-01")))
        .containsExactly(new CostLine("unitemized", 0, 0, 99));
    assertThat(costLines.of(TokenUsage.of(10, 20), null)).isEmpty();
  }

  private Cost price(String model, TokenUsage usage) {
    return priceBook.price(ACME, model, usage, NOW);
  }

  private Cost at(String time) {
    return priceBook.price(ACME, "gpt-4o-mini", TokenUsage.of(1, 0), Instant.parse(time));
  }

  private static TokenUsage usage(java.util.Random random) {
    return new TokenUsage(
        random.nextInt(200_000),
        random.nextInt(3) == 0 ? random.nextInt(200_000) : 0,
        random.nextInt(3) == 0 ? random.nextInt(10_000) : 0,
        random.nextInt(3) == 0 ? random.nextInt(10_000) : 0,
        random.nextInt(20_000),
        random.nextInt(3) == 0 ? random.nextInt(20_000) : 0,
        0,
        0,
        0);
  }
}
