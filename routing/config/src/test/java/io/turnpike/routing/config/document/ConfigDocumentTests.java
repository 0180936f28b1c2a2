package io.turnpike.routing.config.document;

import static io.turnpike.routing.FailureClass.AUTH;
import static io.turnpike.routing.FailureClass.BREAKER_OPEN;
import static io.turnpike.routing.FailureClass.CONNECTION;
import static io.turnpike.routing.FailureClass.OVERLOADED;
import static io.turnpike.routing.FailureClass.TIMEOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDocumentTests {

  private static final String MEANINGFUL = "{}[]\",:\\0-e.n\u0000\ud83d";

  @ParameterizedTest
  @MethodSource("io.turnpike.routing.config.document.Examples#right")
  void acceptsWhatIsRight(Examples.Example example) {
    ConfigDocument document = ConfigDocument.read(example.document());

    assertThat(document.mistakes().list()).isEmpty();
    assertThat(document.root()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("io.turnpike.routing.config.document.Examples#wrong")
  void pointsAtWhatIsWrong(Examples.Example example) {
    List<Mistake> mistakes = ConfigDocument.read(example.document()).mistakes().list();

    assertThat(mistakes)
        .extracting(Mistake::pointer)
        .containsExactlyElementsOf(example.mistakes().keySet());
    assertThat(mistakes)
        .allSatisfy(
            mistake ->
                assertThat(mistake.message()).contains(example.mistakes().get(mistake.pointer())));
  }

  @Test
  void aModeThatIsNoneHidesNoOtherMistake() {
    String document =
        """
        {"strategy": {"mode": "fallbak", "on": ["weather"]},
         "targets": [{"provider": "@a", "weight": "heavy"}, {"provider": "@b", "priority": -1},
                     {"weight": "heavy"}]}
        """;

    assertThat(ConfigDocument.read(document).mistakes().list())
        .extracting(Mistake::pointer)
        .containsExactlyInAnyOrder(
            "/strategy/mode",
            "/strategy/on/0",
            "/targets/0/weight",
            "/targets/1/priority",
            "/targets/2",
            "/targets/2/weight");
  }

  @Test
  void reportsAllMistakesTogether() {
    String document =
        """
        {"strategy": {"mode": "loadbalanced", "on": []},
         "prompt_id": "p",
         "targets": [{"provider": 1, "provider": 2}, {"retry": {"attempts": "x"}}]}
        """;

    assertThat(ConfigDocument.read(document).mistakes().list())
        .extracting(Mistake::pointer)
        .containsExactly(
            "/targets/0/provider",
            "/prompt_id",
            "/strategy/mode",
            "/strategy/on",
            "/targets/0/provider",
            "/targets/1/retry/attempts",
            "/targets/1");
  }

  @Test
  void stopsCountingAtAHundredMistakes() {
    String key = "{'x':1},".repeat(300);

    String document = Examples.json("{'targets':[" + key + "{'provider':'a'}]}");

    assertThat(ConfigDocument.read(document).mistakes().list()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverBreaksOnADamagedDocument(long seed) {
    Random random = new Random(seed);
    List<Examples.Example> examples =
        Stream.concat(Examples.right().stream(), Examples.wrong().stream())
            .filter(example -> example.document().length() < 1_000)
            .toList();
    for (int i = 0; i < 2_000; i++) {
      String sound = examples.get(random.nextInt(examples.size())).document();
      ConfigDocument document = ConfigDocument.read(damaged(sound, random));

      assertThat(document.root() == null && document.mistakes().none()).isFalse();
      assertThat(document.mistakes().list())
          .allSatisfy(mistake -> assertThat(mistake.pointer()).matches("(?s)(/.*)?"))
          .allSatisfy(mistake -> assertThat(mistake.message()).matches("\\P{Cntrl}+"));
    }
  }

  @Test
  void compilesATargetWithDefaults() {
    Target target = target("{'provider':'@demo'}");

    assertThat(target).isEqualTo(new Target("demo", List.of(), Timeouts.DEFAULT, Retry.NONE));
    assertThat(target.model()).isNull();
  }

  @Test
  void compilesParametersReadyToSplice() {
    Target target =
        target(
            "{'provider':'demo','override_params':{'temperature':0.20,'model':'m','stop':['a']}}");

    assertThat(target.model()).isEqualTo("m");
    assertThat(target.overrides())
        .extracting(Override::field)
        .containsExactly("temperature", "model", "stop");
    assertThat(target.overrides())
        .extracting(override -> new String(override.json(), UTF_8))
        .containsExactly("0.20", "\"m\"", "[\"a\"]");
  }

  @Test
  void innerNodesInheritAndOverride() {
    Fallback fallback =
        fallback(
            """
            {"strategy": {"mode": "fallback"},
             "timeouts": {"connect": "1s", "first_token": "8s", "total": "2m"},
             "retry": {"attempts": 2, "on_status_codes": [503]},
             "override_params": {"temperature": 0, "model": "outer"},
             "targets": [
               {"provider": "a"},
               {"provider": "b", "timeouts": {"first_token": "3s"}, "retry": {"attempts": 0},
                "override_params": {"model": "inner", "top_p": 1}}]}
            """);

    Target first = (Target) fallback.steps().get(0);
    Target second = (Target) fallback.steps().get(1);
    assertThat(first.timeouts()).isEqualTo(timeouts(1, 8, 60, 120));
    assertThat(second.timeouts()).isEqualTo(timeouts(1, 3, 60, 120));
    assertThat(first.retry()).isEqualTo(new Retry(2, Set.of(503), true));
    assertThat(second.retry().attempts()).isZero();
    assertThat(first.model()).isEqualTo("outer");
    assertThat(second.overrides())
        .extracting(Override::field)
        .containsExactly("temperature", "model", "top_p");
    assertThat(second.model()).isEqualTo("inner");
  }

  @Test
  void requestTimeoutIsTheWaitForFirstContent() {
    assertThat(target("{'provider':'a','request_timeout':1500}").timeouts().firstToken())
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void fallsBackOnWhatAnotherProviderMayDoBetter() {
    Set<FailureClass> on =
        fallback(Examples.json(Examples.fallback("'mode':'fallback'"))).failover().on();

    assertThat(EnumSet.complementOf(EnumSet.copyOf(on)))
        .containsExactlyInAnyOrder(
            FailureClass.BAD_REQUEST,
            FailureClass.CONTEXT_LENGTH,
            FailureClass.CONTENT_FILTER,
            FailureClass.INELIGIBLE);
  }

  @Test
  void fallsBackOnTheNamedClassesOnly() {
    assertThat(on("'mode':'fallback','on':['overloaded','auth']"))
        .containsExactlyInAnyOrder(OVERLOADED, AUTH);
  }

  @Test
  void statusesAloneStillMeanProvidersThatGaveNone() {
    assertThat(on("'mode':'fallback','on_status_codes':[429,503]"))
        .containsExactlyInAnyOrder(CONNECTION, TIMEOUT, BREAKER_OPEN);
    assertThat(on("'mode':'fallback','on_status_codes':[408]")).containsExactly(TIMEOUT);
    assertThat(on("'mode':'fallback','on_status_codes':[429]")).isEmpty();
  }

  @Test
  void mentionsConnectionsWithTheirPlaces() {
    ConfigDocument document =
        ConfigDocument.read(
            Examples.json("{'targets':[{'provider':'@a','override_params':{'model':'m'}}]}"));

    assertThat(document.mentions())
        .singleElement()
        .satisfies(
            mention -> {
              assertThat(mention.at()).isEqualTo(new Pointer("/targets/0/provider"));
              assertThat(mention.connection()).isEqualTo("a");
              assertThat(mention.model()).isEqualTo("m");
              assertThat(mention.modelAt())
                  .isEqualTo(new Pointer("/targets/0/override_params/model"));
            });
  }

  /** With a few characters lost, doubled or replaced by others that mean something in JSON. */
  private static String damaged(String document, Random random) {
    StringBuilder text = new StringBuilder(document);
    for (int i = 0; i <= random.nextInt(4) && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(at));
        default -> text.setCharAt(at, MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length())));
      }
    }
    return text.toString();
  }

  private static Timeouts timeouts(long connect, long firstToken, long idle, long total) {
    return new Timeouts(
        Duration.ofSeconds(connect),
        Duration.ofSeconds(firstToken),
        Duration.ofSeconds(idle),
        Duration.ofSeconds(total));
  }

  private static Set<FailureClass> on(String strategy) {
    return fallback(Examples.json(Examples.fallback(strategy))).failover().on();
  }

  private static Fallback fallback(String document) {
    return (Fallback) compiled(document);
  }

  private static Target target(String document) {
    return (Target) compiled(Examples.json(document));
  }

  private static Step compiled(String document) {
    return ConfigDocument.read(document).compiled();
  }
}
