package io.turnpike.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.webui.chart.Waterfall.Lane;
import io.turnpike.webui.chart.Waterfall.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTests {

  @Test
  void dividesAnAttemptIntoItsPhases() {
    Lane lane =
        only(
            new Attempt(
                1,
                new Where(new Upstream("c", "m")),
                new Timeline(100, 200, 500, 600, 1_000),
                new Result(200, null, null),
                Bill.NOTHING),
            1_000);

    assertThat(lane.spans())
        .containsExactly(
            new Span("0%", "10%", "gateway", "gateway 100"),
            new Span("10%", "10%", "connect", "connect 100"),
            new Span("20%", "30%", "wait", "wait 300"),
            new Span("50%", "10%", "first", "first token 100"),
            new Span("60%", "40%", "stream", "stream 400"));
  }

  @Test
  void aFailedAttemptEndsInThePhaseItFailedIn() {
    Lane refused = only(failed(100, -1, -1, -1, 300), 1_000);
    Lane stalled = only(failed(0, 100, 200, -1, 1_000), 1_000);
    Lane broken = only(failed(0, 100, 200, 300, 1_000), 1_000);

    assertThat(last(refused))
        .isEqualTo(new Span("10%", "20%", "failed", "connect 200, failed here"));
    assertThat(last(stalled).tip()).isEqualTo("first token 800, failed here");
    assertThat(last(broken).tip()).isEqualTo("stream 700, failed here");
  }

  @Test
  void theWaitBetweenAttemptsBelongsToTheLater() {
    Waterfall fall =
        Waterfall.of(
            List.of(failed(0, 10, 20, -1, 100), failed(300, 310, 320, -1, 400)),
            1_000,
            -1,
            Long::toString);

    assertThat(fall.lanes().getLast().spans().getFirst())
        .isEqualTo(new Span("10%", "20%", "pause", "pause 200"));
    assertThat(fall.firstToken()).isNull();
  }

  @Test
  void aPooledConnectionAndNoTimeAtAllAreFine() {
    assertThat(
            only(
                    new Attempt(
                        1,
                        new Where(new Upstream("c", "m")),
                        new Timeline(0, 0, 0, 0, 0),
                        new Result(200, null, null),
                        Bill.NOTHING),
                    0)
                .spans())
        .isEmpty();
    assertThat(Waterfall.of(List.of(), 0, 0, Long::toString).firstToken()).isEqualTo("0%");
  }

  private static Attempt failed(long start, long connected, long headers, long first, long end) {
    return new Attempt(
        1,
        new Where(new Upstream("c", "m")),
        new Timeline(start, connected, headers, first, end),
        new Result(0, FailureClass.TIMEOUT, "late"),
        Bill.NOTHING);
  }

  private static Lane only(Attempt attempt, long total) {
    return Waterfall.of(List.of(attempt), total, -1, Long::toString).lanes().getFirst();
  }

  private static Span last(Lane lane) {
    return lane.spans().getLast();
  }
}
