package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.fallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Who may not serve a request, and what its client is told when nobody may. */
class EligibilityTests {

  private final Scene scene = new Scene();

  @Test
  void aConnectionThatIsGone() {
    scene.missing.add("a");

    assertThat(excluded(target("a"))).containsExactly("connection_missing");
    assertThat(failure(target("a")).code()).isEqualTo("provider_not_found");
  }

  @Test
  void aConnectionThatCannotBeOpened() {
    scene.unavailable.add("a");

    assertThat(excluded(target("a"))).containsExactly("connection_unavailable");
    AttemptFailed failure = failure(target("a"));
    assertThat(failure.code()).isEqualTo("store_unavailable");
    assertThat(failure.status()).isZero();
    assertThat(failure.sentence()).contains("The store is away.");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatCannotBeOpenedIsNeverTheClientsFault() {
    scene.unavailable.add("a");
    scene.missing.add("b");

    AttemptFailed failure = failure(fallback(target("a"), target("b")));

    assertThat(failure.code()).isEqualTo("no_eligible_target");
    assertThat(failure.status()).isZero();
    assertThat(failure.retryAfter()).isPositive();
    assertThat(scene.excluded()).containsExactly("connection_unavailable", "connection_missing");
  }

  @Test
  void dataThatIsKept() {
    Requirements zdr = demands(true, false, Set.of());
    assertThat(excluded(target("a", zdr))).containsExactly("not_zdr");

    scene.policies.put("a", new DataPolicy(true, false, null));
    assertThat(excluded(target("a", zdr))).isEmpty();
  }

  @Test
  void dataThatMayBeTrainedOn() {
    scene.requirements = demands(false, true, Set.of());
    assertThat(excluded(target("a"))).containsExactly("may_train");

    scene.policies.put("a", new DataPolicy(false, true, null));
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void regionsAndWhatIsWithinThem() {
    Requirements europe = demands(false, false, Set.of("eu", "ch"));
    assertThat(excluded(target("a", europe))).containsExactly("wrong_region");
    scene.policies.put("a", new DataPolicy(false, false, "us-east-1"));
    assertThat(excluded(target("a", europe))).containsExactly("wrong_region");
    scene.policies.put("a", new DataPolicy(false, false, "eu-west-1"));
    assertThat(excluded(target("a", europe))).isEmpty();
  }

  @Test
  void theCallsDemandsAndTheTargetsAddUp() {
    scene.policies.put("a", new DataPolicy(true, true, "us"));
    scene.requirements = demands(true, true, Set.of());

    assertThat(excluded(target("a", demands(false, false, Set.of("eu")))))
        .containsExactly("wrong_region");
  }

  @Test
  void namesThatAreWantedAndThoseThatAreNot() {
    scene.requirements =
        new Requirements(false, false, Set.of(), false, null, Set.of("b"), Set.of());
    assertThat(excluded(target("a"))).containsExactly("not_among_only");
    assertThat(excluded(target("b"))).isEmpty();

    scene.requirements =
        new Requirements(false, false, Set.of(), false, null, Set.of(), Set.of("a/m"));
    assertThat(excluded(target("a"))).containsExactly("ignored");
    assertThat(excluded(target("b"))).isEmpty();
  }

  @Test
  void modelsThatAConnectionMayNotServe() {
    scene.allowLists.put("a", List.of("other"));

    assertThat(excluded(target("a"))).containsExactly("model_not_served");
  }

  @Test
  void modelsWithoutAPriceWhereTheOrganizationBlocksThem() {
    assertThat(excluded(target("a"))).isEmpty();
    scene.unpriced = Unpriced.CEILING;
    assertThat(excluded(target("a"))).isEmpty();
    scene.unpriced = Unpriced.BLOCK;
    assertThat(excluded(target("a"))).containsExactly("unpriced_model");

    AttemptFailed failure = failure(target("a"));
    assertThat(failure.code()).isEqualTo("unpriced_model");
    assertThat(failure.status()).isEqualTo(403);
    assertThat(failure.sentence())
        .startsWith("The price of m is not known")
        .contains("of your own");

    scene.prices.put("a", 0L);
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void prices() {
    scene.requirements = capped(new PriceCap(100L, null, null));
    assertThat(excluded(target("a"))).containsExactly("price_unknown");
    scene.prices.put("a", 101L);
    assertThat(excluded(target("a"))).containsExactly("too_expensive");
    scene.prices.put("a", 100L);
    assertThat(excluded(target("a"))).isEmpty();

    scene.body = "{\"max_tokens\":100,\"messages\":[]}";
    scene.requirements = capped(new PriceCap(null, null, 10_000L));
    assertThat(excluded(target("a"))).containsExactly("too_expensive");
    scene.requirements = capped(new PriceCap(null, null, 20_000L));
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void whatTheModelCannotDo() {
    card(0, 0, "chat");
    scene.body = "{\"messages\":[],\"tools\":[{\"type\":\"function\"}]}";
    assertThat(excluded(target("a"))).containsExactly("no_tools");
    scene.body =
        "{\"messages\":[],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}}";
    assertThat(excluded(target("a"))).containsExactly("no_json_schema");
    scene.body =
        """
        {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}
        """;
    assertThat(excluded(target("a"))).containsExactly("no_vision");

    card(0, 0, "chat", "tools", "vision", "structured_output");
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void whatNobodySaysOfAModelIsHeldAgainstItOnlyWhereItMustBeKnown() {
    scene.cards.put(
        "m",
        new ModelCard("openai", "m", "m", 0, 0, List.of("chat"), List.of("vision"), List.of()));
    scene.body = "{\"messages\":[],\"tools\":[{\"type\":\"function\"}]}";
    assertThat(excluded(target("a"))).isEmpty();

    scene.requirements = new Requirements(false, false, Set.of(), true, null, Set.of(), Set.of());
    assertThat(excluded(target("a"))).containsExactly("capabilities_unknown");
  }

  @Test
  void whatIsNotReallyAskedFor() {
    card(0, 0, "chat");
    for (String body :
        List.of(
            "{\"messages\":[],\"tools\":[ ]}",
            "{\"messages\":[],\"tools\":null}",
            "{\"messages\":[],\"response_format\":{\"type\":\"json_object\"}}",
            "{\"messages\":[{\"content\":\"\\\"image_url\\\" \\\"json_schema\\\"\"}]}")) {
      scene.body = body;
      assertThat(excluded(target("a"))).as(body).isEmpty();
    }
  }

  @Test
  void whatTheTargetItselfAdds() {
    card(0, 1_000, "chat");
    assertThat(excluded(overriding("tools", "[{}]"))).containsExactly("no_tools");
    assertThat(excluded(overriding("max_tokens", "1001"))).containsExactly("output_too_small");
    scene.body = "{\"messages\":[],\"max_tokens\":5000}";
    assertThat(excluded(overriding("max_tokens", "1000"))).isEmpty();
  }

  @Test
  void howMuchFits() {
    card(1_000, 500, "chat");
    scene.body = "{\"messages\":[],\"max_tokens\":501}";
    assertThat(excluded(target("a"))).containsExactly("output_too_small");

    scene.body = "{\"max_tokens\":400,\"messages\":[{\"content\":\"" + "x".repeat(2_500) + "\"}]}";
    assertThat(excluded(target("a"))).containsExactly("context_too_small");
    scene.body = "{\"max_tokens\":300,\"messages\":[{\"content\":\"" + "x".repeat(2_500) + "\"}]}";
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void aModelThatNobodyKnowsMayTryUnlessItMustBeKnown() {
    scene.body = "{\"messages\":[],\"tools\":[{}]}";
    assertThat(excluded(target("a"))).isEmpty();

    scene.requirements = new Requirements(false, false, Set.of(), true, null, Set.of(), Set.of());
    assertThat(excluded(target("a"))).containsExactly("capabilities_unknown");
    scene.body = "{\"messages\":[]}";
    assertThat(excluded(target("a"))).isEmpty();
  }

  @Test
  void whatMustBeKnownMustBeListed() {
    card(0, 0, "chat");
    scene.body = "{\"messages\":[],\"reasoning_effort\":\"high\"}";
    assertThat(excluded(target("a"))).isEmpty();

    scene.requirements = new Requirements(false, false, Set.of(), true, null, Set.of(), Set.of());
    assertThat(excluded(target("a"))).containsExactly("no_reasoning");
  }

  @Test
  void targetsThatAreLeftAloneForNow() {
    scene.standings.put("a", Scene.open(500));
    scene.standings.put("b", Scene.standing(Breaker.FORCED_OPEN, 1, 1, -1, 0, null));
    scene.standings.put(
        "c", Scene.standing(Breaker.CLOSED, -1, 1, -1, 0, Duration.ofMillis(1_500)));
    scene.standings.put("d", Scene.standing(Breaker.HALF_OPEN, -1, 0.5, -1, 0, null));

    StepVerifier.create(scene.walk(fallback(target("a"), target("b"), target("c"), target("d"))))
        .verifyComplete();

    assertThat(scene.asked).containsExactly("d");
    assertThat(scene.excluded())
        .containsExactly("breaker_open", "breaker_forced_open", "credentials_resting");
  }

  @Test
  void theClientIsToldEveryReasonAndWhenToComeBack() {
    scene.standings.put(
        "a", Scene.standing(Breaker.CLOSED, -1, 1, -1, 0, Duration.ofMillis(1_500)));
    scene.requirements = demands(true, false, Set.of());
    scene.policies.put("a", new DataPolicy(true, false, null));

    AttemptFailed failure = failure(fallback(target("a"), target("b")));

    assertThat(failure.code()).isEqualTo("no_eligible_target");
    assertThat(failure.status()).isZero();
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(failure.sentence())
        .contains(
            "\"m\" over \"a\"", "another 2 seconds", "\"m\" over \"b\"", "zero data retention");
  }

  @Test
  void aTargetThatTurnsOutToHaveNoWordsForItIsAmongThem() {
    scene.fails(
        "a", new AttemptFailed(FailureClass.INELIGIBLE, "no_words", "No words.", 400, null));
    scene.missing.add("b");

    AttemptFailed failure = failure(fallback(target("a"), target("b")));

    assertThat(failure.code()).isEqualTo("no_eligible_target");
    assertThat(failure.sentence()).contains("\"a\"", "cannot be asked this", "\"b\"");
  }

  @Test
  void demandsThatNobodyMeetsAreWhosoeverMadeThem() {
    Requirements zdr = demands(true, false, Set.of());
    AttemptFailed configs = failure(target("a", zdr));
    assertThat(configs.status()).isZero();
    assertThat(configs.retryAfter()).isNull();

    scene.requirements = zdr;
    assertThat(failure(target("a")).status()).isEqualTo(400);

    scene.standings.put("b", Scene.standing(Breaker.FORCED_OPEN, 1, 1, -1, 0, null));
    scene.policies.put("b", new DataPolicy(true, true, null));
    AttemptFailed timely = failure(fallback(target("a"), target("b")));
    assertThat(timely.status()).isZero();
    assertThat(timely.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void askingForTooMuchIsTheClientsMistake() {
    card(0, 0, "chat");
    scene.body = "{\"messages\":[],\"tools\":[{}]}";

    assertThat(failure(fallback(target("a"), target("b"))).status()).isEqualTo(400);
  }

  @Test
  void aRequestThatIsTooLongForAllGoesWhereLongOnesGo() {
    card(1_000, 0, "chat");
    scene.cards.put("large", card("large", 100_000, 0, List.of("chat")));
    scene.body = "{\"messages\":[{\"content\":\"" + "x".repeat(8_000) + "\"}]}";
    Step large = target("large", "large", Retry.NONE, Requirements.NONE);

    StepVerifier.create(
            scene.walk(
                new Rescue("/r", fallback(target("a"), target("b")), List.of(large), List.of())))
        .verifyComplete();

    assertThat(scene.asked).containsExactly("large");
  }

  @Test
  void aConnectionThatIsLeftOutIsWrittenDownOnce() {
    scene.missing.add("a");
    Target gone = target("a");

    StepVerifier.create(scene.walk(fallback(gone, fallback(gone, target("b"))))).verifyComplete();

    assertThat(scene.excluded()).containsExactly("connection_missing");
  }

  private List<String> excluded(Step plan) {
    scene.walk(plan).onErrorComplete().as(StepVerifier::create).verifyComplete();
    return scene.excluded();
  }

  private AttemptFailed failure(Step plan) {
    AttemptFailed[] failure = new AttemptFailed[1];
    StepVerifier.create(scene.walk(plan))
        .consumeErrorWith(error -> failure[0] = (AttemptFailed) error)
        .verify();
    return failure[0];
  }

  private void card(long context, long output, String... capabilities) {
    scene.cards.put("m", card("m", context, output, List.of(capabilities)));
  }

  private static ModelCard card(
      String model, long context, long output, List<String> capabilities) {
    List<String> lacks =
        Stream.of("tools", "vision", "structured_output", "reasoning")
            .filter(ability -> !capabilities.contains(ability))
            .toList();
    return new ModelCard("openai", model, model, context, output, capabilities, lacks, List.of());
  }

  private static Requirements demands(boolean zdr, boolean noTraining, Set<String> regions) {
    return new Requirements(zdr, noTraining, regions, false, null, Set.of(), Set.of());
  }

  private static Requirements capped(@Nullable PriceCap cap) {
    return new Requirements(false, false, Set.of(), false, cap, Set.of(), Set.of());
  }

  private static Target target(String connection) {
    return Plans.target(connection);
  }

  private static Target target(String connection, Requirements requirements) {
    return Plans.target(connection, "m", Retry.NONE, requirements);
  }

  private static Target target(
      String connection, String model, Retry retry, Requirements requirements) {
    return Plans.target(connection, model, retry, requirements);
  }

  private static Target overriding(String field, String json) {
    return new Target(
        "/a",
        null,
        "a",
        List.of(
            new Override("model", "\"m\"".getBytes(StandardCharsets.UTF_8), "m"),
            new Override(field, json.getBytes(StandardCharsets.UTF_8), null)),
        List.of(),
        List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }
}
