package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.edge.Verdict.Breaks;
import io.turnpike.routing.gateway.edge.Verdict.Fails;
import io.turnpike.routing.gateway.edge.Verdict.Serves;
import io.turnpike.routing.gateway.testing.FaultRow;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same faults of a provider that speaks HTTP/2, as far as it can have them. */
@ExtendWith(NoLeaks.class)
class Http2FaultTableIT {

  @AutoClose private static final FaultStage stage = new FaultStage();

  /** Where an answer ends is HTTP/1.1's own problem, and so are frames of HTTP/2 within it. */
  private static final Set<FaultRow> OTHERS_OWN = EnumSet.of(FaultRow.SURPLUS, FaultRow.GOAWAY);

  static Stream<Fault> faults() {
    return FaultTable.all()
        .filter(fault -> fault.where() == Fault.Where.PROVIDER)
        .filter(fault -> !OTHERS_OWN.contains(fault.row()))
        .filter(fault -> !fault.behaviour().equals("until-close"))
        .map(Fault::overHttp2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void alone(Fault fault) {
    HttpResponse<String> answer = stage.ask(fault, stage.alone(fault));

    UsageEvent event = FaultChecks.event(stage.gateway, answer);
    switch (fault.verdict()) {
      case Fails fails -> FaultChecks.failed(fault, fails, answer, event);
      case Breaks breaks -> FaultChecks.broken(breaks, answer, event);
      case Serves serves -> FaultChecks.served(fault, serves, answer, event);
    }
    assertThat(event.attempts()).hasSize(1);
    FaultChecks.nothingLeaks(answer);
  }
}
