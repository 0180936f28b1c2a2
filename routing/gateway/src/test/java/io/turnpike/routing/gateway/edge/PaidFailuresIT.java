package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says it used is owed, whatever else it says. */
@ExtendWith(NoLeaks.class)
class PaidFailuresIT {

  private static final String USAGE = "\"usage\":{\"prompt_tokens\":700,\"completion_tokens\":30}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"error\":{\"message\":\"no\",\"code\":500},USAGE}",
        "200 | {\"id\":\"x\",USAGE}",
        "500 | {\"error\":{\"message\":\"no\"},USAGE}"
      })
  void usageOfAnAnswerThatServesNobodyIsBooked(int status, String body) {
    String name = "paid" + status + body.length();
    gateway.keyed(name, provider.baseUrl(), "sk-a");
    gateway.config(
        name,
        new Fallback(
            List.of(target(name), target(name)), EnumSet.allOf(FailureClass.class), Set.of()));
    provider.next(Refusal.status(status).body(body.replace("USAGE", USAGE)));

    assertThat(ask.whole("m", "x-turnpike-config", name).statusCode()).isEqualTo(200);

    UsageEvent event = gateway.awaitEvent();
    Attempt failed = event.attempts().getFirst();
    assertThat(failed.failure()).isNotNull();
    assertThat(failed.bill().usage()).isEqualTo(TokenUsage.of(700, 30));
    assertThat(failed.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().usage())
        .isEqualTo(failed.bill().usage().and(event.attempts().getLast().bill().usage()));
    assertThat(Objects.requireNonNull(event.bill().cost()).nanoUsd())
        .isGreaterThan(Objects.requireNonNull(failed.bill().cost()).nanoUsd());
    assertThat(toldByTheJournalBeforeTheLastAttempt()).containsExactly(failed);
  }

  /** What would be left of it if the process were killed now. */
  private static List<Attempt> toldByTheJournalBeforeTheLastAttempt() {
    return gateway.records().stream()
        .filter(Dispatched.class::isInstance)
        .map(record -> Objects.requireNonNull(((Dispatched) record).ended()))
        .reduce(List.of(), (before, last) -> before.isEmpty() ? last : List.of());
  }

  private static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }
}
