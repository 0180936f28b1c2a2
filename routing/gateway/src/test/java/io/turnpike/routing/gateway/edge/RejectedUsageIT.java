package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.UsageStyle;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Counts that cannot be: kept as evidence, told to the operator, and billed by nobody. */
@ExtendWith(NoLeaks.class)
class RejectedUsageIT {

  private static final String ENORMOUS = "1" + "0".repeat(30);

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.connect("openai", provider.baseUrl());
    gateway.connectAnthropic("anthropic", provider.baseUrl());
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        Arguments.of(UsageStyle.NEGATIVE, "-3"),
        Arguments.of(UsageStyle.HUGE, "1000000000000000000"),
        Arguments.of(UsageStyle.ENORMOUS, ENORMOUS),
        Arguments.of(UsageStyle.TEXT, "many"),
        Arguments.of(UsageStyle.FRACTION, "2.5"));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void ofAChatCompletionIsKept(UsageStyle style, String claimed) {
    for (boolean streamed : new boolean[] {false, true}) {
      UsageEvent event = served("openai/m", style, streamed);

      assertThat(evidence(event))
          .containsExactly(new UsageRejected("", 1, "prompt_tokens", claimed));
    }
  }

  /** A message counts what it read at a stream's beginning, and both at a whole answer's end. */
  @ParameterizedTest
  @MethodSource("claims")
  void ofAMessageIsKeptInItsOwnWords(UsageStyle style, String claimed) {
    for (boolean streamed : new boolean[] {false, true}) {
      UsageEvent event = served("anthropic/m", style, streamed);

      UsageRejected note = evidence(event).getFirst();
      assertThat(evidence(event)).hasSize(1);
      assertThat(note.attempt()).isEqualTo(1);
      assertThat(note.field()).isEqualTo("input_tokens");
      assertThat(note.claimed().replace("\"", "")).isEqualTo(claimed);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void isCountedOnceAnAttemptByTypeOfProvider(Dialect dialect) {
    boolean anthropic = dialect == Dialect.ANTHROPIC;
    String type = anthropic ? "anthropic" : "openai-compatible";
    double before = rejected(type);

    served(anthropic ? "anthropic/m" : "openai/m", UsageStyle.NEGATIVE, true);
    served(anthropic ? "anthropic/m" : "openai/m", UsageStyle.NEGATIVE, false);
    served(anthropic ? "anthropic/m" : "openai/m", UsageStyle.ALWAYS, false);

    assertThat(rejected(type)).isEqualTo(before + 2);
  }

  @Test
  void everyTypeIsCountedFromTheStart() {
    assertThat(
            gateway
                .bean(MeterRegistry.class)
                .find("turnpike.gateway.usage.rejected")
                .tag("provider.type", "openai")
                .counter())
        .isNotNull();
  }

  @Test
  void isOneLineInTheLogHoweverManyThereAre() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log =
        (Logger)
            LoggerFactory.getLogger("io.turnpike.routing.gateway.attempt.answer.RejectedUsages");
    lines.start();
    log.addAppender(lines);
    try (GatewayFixture fresh = GatewayFixture.start()) {
      fresh.connect("openai", provider.baseUrl());
      for (int i = 0; i < 5; i++) {
        provider.next(Completion.tokens(5).usage(UsageStyle.NEGATIVE));
        new Asking(fresh).whole("openai/m");
      }
    } finally {
      log.detachAppender(lines);
    }

    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.getFormattedMessage())
                    .contains("openai-compatible provider openai", "model m", "prompt_tokens is -3")
                    .contains("billed by an estimate"));
  }

  @Test
  void showsNoSecretThatIsClaimed() {
    provider.next(
        Refusal.status(200)
            .body(
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":\""
                    + "x".repeat(50)
                    + " sk-canary-0123456789\"}}"));

    ask.whole("openai/m");

    assertThat(evidence(gateway.awaitEvent()).getFirst().claimed())
        .contains("[secret")
        .doesNotContain("canary")
        .hasSizeLessThanOrEqualTo(64);
  }

  /** The card knows a context of 1,000 and answers of 100; ten times that may be a new model. */
  @ParameterizedTest
  @CsvSource({
    "10000, 1000, ''",
    "10001, 1, 'prompt_tokens 10001, of a model that reads 1000'",
    "1, 1001, 'completion_tokens 1001, of a model that writes 100'"
  })
  void isMeasuredByWhatTheModelCan(long input, long output, String evidence) {
    provider.next(
        Refusal.status(200)
            .body(
                """
                {"id":"msg_1","type":"message","role":"assistant","model":"measured",
                 "content":[{"type":"text","text":"four"}],"stop_reason":"end_turn",
                 "usage":{"input_tokens":%d,"output_tokens":%d}}"""
                    .formatted(input, output)));

    assertThat(ask.whole("anthropic/" + FakeCatalog.MEASURED).statusCode()).isEqualTo(200);

    UsageEvent event = gateway.awaitEvent();
    assertThat(evidence(event).stream().map(it -> it.field() + " " + it.claimed()).toList())
        .isEqualTo(evidence.isEmpty() ? List.of() : List.of(evidence));
    if (evidence.isEmpty()) {
      assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(input, output));
      assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    } else {
      assertThat(event.bill().usage().totalOutput()).isEqualTo(1);
      assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    }
  }

  private static UsageEvent served(String model, UsageStyle style, boolean streamed) {
    gateway.reset();
    provider.next(Completion.tokens(5).usage(style));
    assertThat((streamed ? ask.streamed(model) : ask.whole(model)).statusCode()).isEqualTo(200);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().source())
        .isEqualTo(style == UsageStyle.ALWAYS ? UsageSource.PROVIDER : UsageSource.ESTIMATED);
    assertThat(event.bill().usage().totalOutput()).isBetween(1L, 10L);
    return event;
  }

  private static List<UsageRejected> evidence(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(UsageRejected.class::isInstance)
        .map(UsageRejected.class::cast)
        .toList();
  }

  private static double rejected(String type) {
    return gateway
        .bean(MeterRegistry.class)
        .counter("turnpike.gateway.usage.rejected", "provider.type", type)
        .count();
  }
}
