package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.edge.FaultOutcome.Breaks;
import io.turnpike.routing.gateway.edge.FaultOutcome.Fails;
import io.turnpike.routing.gateway.edge.FaultOutcome.Serves;
import io.turnpike.routing.gateway.edge.FaultOutcome.Then;
import io.turnpike.routing.gateway.testing.FaultRow;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of forty faults, each cell alone and with another target to go to. */
@ExtendWith(NoLeaks.class)
class FaultTableIT {

  private static final int ENOUGH_TO_OPEN = 11;

  @AutoClose private static final FaultStage stage = new FaultStage();

  static Stream<Fault> faults() {
    return FaultTable.all();
  }

  static Stream<Fault> failures() {
    return faults().filter(fault -> fault.verdict() instanceof Fails);
  }

  /** One of each row and form: what follows a failure does not depend on how it came about. */
  static Stream<Fault> examples() {
    Set<String> seen = new HashSet<>();
    return failures()
        .filter(fault -> fault.dialect() == Dialect.OPENAI)
        .filter(fault -> fault.limits() != Fault.Limits.TOTAL)
        .filter(fault -> seen.add(fault.row() + "/" + fault.streamed()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void alone(Fault fault) {
    HttpResponse<String> answer = stage.ask(fault, stage.alone(fault));

    switch (fault.verdict()) {
      case Fails fails -> FaultChecks.failed(fault, fails, answer, event(answer));
      case Breaks breaks -> FaultChecks.broken(breaks, answer, event(answer));
      case Serves serves -> FaultChecks.served(fault, serves, answer, event(answer));
    }
    assertThat(event(answer).attempts()).hasSize(1);
    FaultChecks.nothingLeaks(answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void withAnotherTarget(Fault fault) {
    HttpResponse<String> answer = stage.ask(fault, stage.withBackup(fault));

    UsageEvent event = event(answer);
    if (fault.verdict() instanceof Fails fails && fails.then().contains(Then.FALLS_BACK)) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(FaultChecks.text(answer.body())).isEqualTo(FaultStage.BACKUP);
      assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(event.served().provider()).isEqualTo("backup");
      assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
      assertThat(event.attempts()).hasSize(2);
      assertThat(event.attempts().getFirst().failure()).isEqualTo(fails.failure());
    } else {
      assertThat(event.attempts()).hasSize(1);
      assertThat(answer.body()).doesNotContain("backup");
    }
    FaultChecks.nothingLeaks(answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void retriedOrNot(Fault fault) {
    HttpResponse<String> answer = stage.ask(fault, stage.retrying(fault));

    boolean retried = ((Fails) fault.verdict()).then().contains(Then.RETRIED);
    assertThat(event(answer).attempts()).hasSize(retried ? 2 : 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void countedByTheBreakerOrNot(Fault fault) {
    String config = stage.withBackup(fault);
    for (int i = 0; i < ENOUGH_TO_OPEN; i++) {
      stage.ask(fault, config);
    }

    UsageEvent event = event(stage.ask(fault, config));
    boolean open = event.decided().notes().stream().anyMatch(FaultTableIT::isOpenBreaker);
    assertThat(open).isEqualTo(((Fails) fault.verdict()).then().contains(Then.COUNTED));
  }

  @Test
  void noRowIsLeftOut() {
    EnumSet<FaultRow> rows = EnumSet.of(FaultRow.STALE_CONNECTION);
    rows.addAll(EnumSet.of(FaultRow.CLIENT_LEAVES, FaultRow.CLIENT_SLOW));
    Set<String> cells = new HashSet<>();
    faults()
        .forEach(
            fault -> {
              rows.add(fault.row());
              cells.add(fault.row() + "/" + fault.streamed());
            });

    assertThat(rows).containsExactlyInAnyOrder(FaultRow.values());
    assertThat(cells).hasSize(2 * (rows.size() - 3));
  }

  private static boolean isOpenBreaker(DecisionNote note) {
    return note instanceof DecisionNote.Excluded left && left.code().equals("breaker_open");
  }

  private static UsageEvent event(HttpResponse<String> answer) {
    return FaultChecks.event(stage.gateway, answer);
  }
}
