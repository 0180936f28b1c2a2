package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.DecisionNote;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each strategy over the wire: who is asked, and who serves when that one fails. */
@ExtendWith(NoLeaks.class)
class StrategiesIT {

  private static final Failover USUAL =
      new Failover(
          true,
          EnumSet.complementOf(
              EnumSet.of(
                  FailureClass.BAD_REQUEST,
                  FailureClass.CONTEXT_LENGTH,
                  FailureClass.CONTENT_FILTER)),
          Set.of());
  private static final Query IS_CODE =
      new Query.Comparison(
          new Query.Field(Query.Source.PROMPT, List.of("class"), "prompt.class"),
          Query.Operator.EQ,
          List.of(new Query.Text("code")),
          null);
  private static final Query.Field USER = new Query.Field(Query.Source.USER, List.of(), "user");

  @AutoClose private static final HostileProvider first = HostileProvider.start();
  @AutoClose private static final HostileProvider second = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    Target one = target("first", null);
    Target two = target("second", null);
    List<Weighted> weighted = List.of(new Weighted(one, 3), new Weighted(two, 1));
    gateway
        .connect("first", first.baseUrl())
        .connect("second", second.baseUrl())
        .config("balance", new LoadBalance("", weighted, null, USUAL))
        .config("sticky", new LoadBalance("", weighted, new Sticky(List.of(USER)), USUAL))
        .config("condition", new Conditional("", List.of(new Branch("one", IS_CODE, one)), two))
        .config("busy", new LeastBusy("", List.of(one, two), USUAL))
        .config("latency", new LeastLatency("", unmeasured(), 0, USUAL))
        .config(
            "cheapest",
            new Cheapest("", List.of(target("first", "dear"), target("second", "m")), USUAL))
        .config("tiers", new Priority("", List.of(new Tiered(one, 1), new Tiered(two, 0)), USUAL))
        .config("canary", new Canary("", one, two, 100, null, USUAL))
        .config("no-canary", new Canary("", one, two, 0, null, USUAL))
        .config("rescue", new Rescue("", one, List.of(two), List.of()))
        .config("held", new Fallback("", List.of(one, zeroRetention("second")), USUAL));
  }

  @BeforeEach
  void forget() {
    first.reset();
    second.reset();
    gateway.mend();
    gateway.reset();
  }

  @Test
  void loadIsSharedByWeight() {
    for (int i = 0; i < 400; i++) {
      ask("balance");
    }

    // Six standard deviations of three quarters of 400.
    assertThat(first.requests()).hasSizeBetween(248, 352);
    assertThat(second.requests()).hasSize(400 - first.requests().size());
  }

  @Test
  void aBalancedTargetThatFailsIsServedByTheOther() {
    first.otherwise(Refusal.status(503));

    for (int i = 0; i < 6; i++) {
      assertThat(ask("balance").statusCode()).isEqualTo(200);
    }

    assertThat(second.requests()).hasSize(6);
  }

  @Test
  void oneUserStaysWithOneTarget() {
    Set<String> providers = new TreeSet<>();
    for (int user = 0; user < 30; user++) {
      String mine = provider(ask("sticky", "x-turnpike-user", "user " + user));
      for (int i = 0; i < 3; i++) {
        assertThat(provider(ask("sticky", "x-turnpike-user", "user " + user))).isEqualTo(mine);
      }
      providers.add(mine);
    }

    assertThat(providers).containsExactly("first", "second");
  }

  @Test
  void aConditionSendsCodeOneWayAndTheRestTheOther() {
    assertThat(provider(say("condition", "```java\\nint i = 0;\\n```"))).isEqualTo("first");
    assertThat(provider(say("condition", "Good morning"))).isEqualTo("second");
  }

  @Test
  void theTargetWithLessUnderWayIsAsked() {
    first.otherwise(Completion.tokens(200).tokenDelay(Duration.ofMillis(50)));
    second.otherwise(Completion.tokens(200).tokenDelay(Duration.ofMillis(50)));
    HttpRequest stream =
        ask.request("/v1/chat/completions", "x-turnpike-config", "busy")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"m\",\"stream\":true," + Asking.QUESTION + "}"))
            .build();
    CompletableFuture<?> held = ask.sendLater(stream);
    boolean onFirst = awaitRequest();
    (onFirst ? first : second).otherwise(Completion.text("unasked"));
    (onFirst ? second : first).otherwise(Completion.text("free"));

    for (int i = 0; i < 5; i++) {
      assertThat(provider(ask("busy"))).isEqualTo(onFirst ? "second" : "first");
    }
    held.cancel(true);
  }

  @Test
  void theTargetThatAnswersSoonerIsAsked() {
    first.otherwise(Completion.text("late").firstTokenAfter(Duration.ofSeconds(1)));
    ask("latency");
    ask("latency");

    for (int i = 0; i < 6; i++) {
      assertThat(provider(ask("latency"))).isEqualTo("second");
    }
  }

  @Test
  void theCheapestIsAskedAndTheNextWhenItFails() {
    assertThat(provider(ask("cheapest"))).isEqualTo("second");
    second.otherwise(Refusal.status(529));
    assertThat(provider(ask("cheapest"))).isEqualTo("first");
  }

  @Test
  void aTierIsLeftOnlyWhenItFails() {
    assertThat(provider(ask("tiers"))).isEqualTo("second");
    second.otherwise(Refusal.status(500));
    assertThat(provider(ask("tiers"))).isEqualTo("first");
  }

  @Test
  void aCanaryThatFailsIsServedByTheStableTarget() {
    assertThat(provider(ask("canary"))).isEqualTo("second");
    second.otherwise(Refusal.status(500));
    assertThat(provider(ask("canary"))).isEqualTo("first");
    assertThat(provider(ask("no-canary"))).isEqualTo("first");
  }

  @Test
  void whatIsTooLongGoesWhereThereIsRoom() {
    first.otherwise(Refusal.contextLength());
    assertThat(provider(ask("rescue"))).isEqualTo("second");
    first.otherwise(Refusal.contentFilter());
    assertThat(ask("rescue").statusCode()).isEqualTo(400);
  }

  @Test
  void noFailoverReachesATargetThatDoesNotMeetWhatIsRequired() {
    first.otherwise(Refusal.status(503));

    HttpResponse<String> answer = ask("held");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(second.requests()).isEmpty();
    assertThat(gateway.awaitEventOf(answer).decided().notes())
        .anyMatch(
            note ->
                note instanceof DecisionNote.Excluded left && left.connection().equals("second"));
  }

  private static boolean awaitRequest() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (first.requests().isEmpty() && second.requests().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
    return !first.requests().isEmpty();
  }

  private static HttpResponse<String> say(String config, String words) {
    return ask.post(
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}",
        "x-turnpike-config",
        config);
  }

  private static HttpResponse<String> ask(String config, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "x-turnpike-config";
    all[1] = config;
    return ask.streamed("m", all);
  }

  private static String provider(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-turnpike-provider").orElse(answer.body());
  }

  private static Step zeroRetention(String connection) {
    Requirements held = new Requirements(true, false, Set.of(), false, null, Set.of(), Set.of());
    return new Target(
        "/targets/1",
        null,
        connection,
        List.of(),
        List.of(),
        List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        held,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  /** A model of their own: what other tests have measured would count here too. */
  private static List<Step> unmeasured() {
    return List.of(target("first", "timed"), target("second", "timed"));
  }

  private static Target target(String connection, String model) {
    List<Override> overrides =
        model == null ? List.of() : List.of(new Override("model", JsonText.quoted(model), model));
    return new Target(connection, overrides, Timeouts.DEFAULT, Retry.NONE);
  }
}
