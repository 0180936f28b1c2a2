package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.gateway.testing.behaviour.Oddities;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a config may have done with data in a stream that is no event. */
@ExtendWith(NoLeaks.class)
class InvalidEventsIT {

  private static final int MOST_IN_A_ROW = 100;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);
  private static int targets;

  private String name = "";

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    name = "target-" + targets++;
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void relaysThemAsTheyCame(Dialect dialect) {
    provider.next(Completion.tokens(5).until(2, CompletionEnding.MALFORMED_THRICE));

    HttpResponse<String> answer = streamed(dialect, InvalidEvents.RELAY);

    assertThat(answer.body()).contains(" t2").containsOnlyOnce("[DONE]");
    assertThat(Events.data(answer.body())).filteredOn(data -> isBroken(data, dialect)).hasSize(3);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void relaysAnyNumberBetweenEvents(Dialect dialect) {
    provider.next(Oddities.malformedBetween(200));
    double before = relayed();

    HttpResponse<String> answer = streamed(dialect, InvalidEvents.RELAY);

    assertThat(answer.body()).contains(" t200").containsOnlyOnce("[DONE]");
    assertThat(Events.data(answer.body())).filteredOn(data -> isBroken(data, dialect)).hasSize(200);
    assertThat(relayed()).isEqualTo(before + 200);
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void relaysNoStreamOfNothingElse(Dialect dialect) {
    provider.next(Oddities.malformedForever());

    HttpResponse<String> answer = streamed(dialect, InvalidEvents.RELAY);

    List<String> data = Events.data(answer.body());
    assertThat(data).filteredOn(it -> isBroken(it, dialect)).hasSize(MOST_IN_A_ROW - 1);
    assertThat(data.getLast()).startsWith("{\"error\":").contains("provider_invalid_stream");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.attempts().getFirst().failure()).isEqualTo(FailureClass.INVALID_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource(InvalidEvents.class)
  void nothingIsRelayedBeforeContent(InvalidEvents policy) {
    provider.next(Oddities.malformedFirst());

    HttpResponse<String> answer = streamed(Dialect.OPENAI, policy);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("provider_invalid_stream");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void abortsAtTheFirst(Dialect dialect) {
    provider.next(Oddities.malformedLine());

    HttpResponse<String> answer = streamed(dialect, InvalidEvents.ABORT);

    assertThat(answer.body()).contains(" t2", "provider_invalid_stream").doesNotContain("[DONE]");
    assertThat(gateway.awaitEvent().served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "ANTHROPIC"})
  void dropsTwoAndEndsAtTheThird(Dialect dialect) {
    provider.next(
        Oddities.malformedLine(), Completion.tokens(5).until(2, CompletionEnding.MALFORMED_THRICE));

    HttpResponse<String> one = streamed(dialect, InvalidEvents.DROP);
    HttpResponse<String> three = streamed(dialect, InvalidEvents.DROP);

    assertThat(Events.data(one.body())).noneMatch(data -> isBroken(data, dialect));
    assertThat(one.body()).contains("[DONE]");
    assertThat(three.body()).contains("provider_invalid_stream").doesNotContain("[DONE]");
  }

  /** As a document says it, at the top and inherited. */
  private HttpResponse<String> streamed(Dialect dialect, InvalidEvents policy) {
    gateway.connect(
        name, dialect == Dialect.ANTHROPIC ? "anthropic" : "openai-compatible", provider.baseUrl());
    Step plan =
        DocumentLanguage.compiled(
            "{\"invalid_events\":\"%s\",\"targets\":[{\"provider\":\"@%s\"}]}"
                .formatted(policy.word(), name));
    gateway.config(name, plan);
    return ask.streamed("m", "x-turnpike-config", name);
  }

  private static boolean isBroken(String data, Dialect dialect) {
    return data.endsWith(dialect == Dialect.ANTHROPIC ? "{\"te" : "\"content\":");
  }

  private static double relayed() {
    return gateway
        .bean(MeterRegistry.class)
        .counter("turnpike.gateway.frames.invalid.relayed")
        .count();
  }
}
