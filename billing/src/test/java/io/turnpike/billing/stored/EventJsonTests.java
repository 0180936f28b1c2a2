package io.turnpike.billing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.DecisionNote.Omitted;
import io.turnpike.routing.usage.DecisionNote.Seen;
import io.turnpike.routing.usage.DecisionNote.ShadowOf;
import io.turnpike.routing.usage.Decisions;
import io.turnpike.routing.usage.Upstream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTests {

  @Test
  void everyKindOfNoteComesBack() {
    assertThat(EventJson.notes(EventJson.notes(Decisions.EVERY_KIND)))
        .isEqualTo(Decisions.EVERY_KIND);
  }

  @Test
  void notesSayTheirKind() {
    assertThat(EventJson.notes(List.of(new ShadowOf("", new UUID(3, 4)))))
        .isEqualTo(
            """
            [{"kind":"copy_of","at":"","original":"00000000-0000-0003-0000-000000000004"}]\
            """);
  }

  @Test
  void kindsOfANewerReleaseArePassedOver() {
    assertThat(
            EventJson.notes(
                """
                [{"kind":"teleported","at":"/x","far":9},{"kind":"omitted","at":"","notes":3}]"""))
        .containsExactly(new Omitted("", 3));
  }

  @Test
  void attemptsOfAnEarlierReleaseHaveDefaults() {
    assertThat(
            EventJson.attempts(
                """
                [{"number":1,"connection":"a","model":"m","startMicros":0,"connectedMicros":-1,
                "headersMicros":-1,"firstTokenMicros":-1,"endMicros":9,"status":0,
                "failure":"TIMEOUT","detail":"Too slow."}]"""))
        .containsExactly(
            new Attempt(
                1,
                new Where(new Upstream("a", "m")),
                new Timeline(0, -1, -1, -1, 9),
                new Result(0, FailureClass.TIMEOUT, "Too slow."),
                Bill.NOTHING));
  }

  @Test
  void aFailureOfANewerReleaseIsStillAFailure() {
    assertThat(
            EventJson.attempts(
                """
                [{"number":1,"connection":"a","model":"m","failure":"ECLIPSED"}]"""))
        .extracting(Attempt::failure)
        .containsExactly(FailureClass.SERVER_ERROR);
  }

  @Test
  void whatAnAttemptLacksIsNotWritten() {
    assertThat(
            EventJson.attempts(
                List.of(
                    new Attempt(
                        1,
                        new Where(new Upstream("a", "m")),
                        new Timeline(0, 1, 2, 3, 4),
                        new Result(200, null, null),
                        Bill.NOTHING))))
        .doesNotContain("usage", "credential", "null");
  }

  @Test
  void nulNeverReachesPostgres() {
    assertThat(EventJson.write(List.of(new Seen("a\0b", "$eq", "\0", true))))
        .contains("a\uFFFDb", "\"value\":\"\uFFFD\"")
        .doesNotContain("\\u0000");
  }
}
