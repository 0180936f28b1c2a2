package io.turnpike.routing.cache.meaning.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.CacheRule.SemanticRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptanceTests {

  private static final SemanticRule MEASURED = rule(null, 0.01);

  @Test
  void beforeAnythingIsKnownOnlyTheLikestAreServed() {
    assertThat(Acceptance.NEW.judge("a", "b", 0.9, MEASURED).serves()).isTrue();
    assertThat(Acceptance.NEW.judge("a", "b", 0.60, MEASURED)).isEqualTo(Verdict.UNPROVEN);
  }

  @Test
  void aThresholdIsTheConfigsToSet() {
    assertThat(Acceptance.NEW.judge("a", "b", 0.9, rule(0.95, 0.01))).isEqualTo(Verdict.THRESHOLD);
    assertThat(Acceptance.NEW.judge("a", "b", 0.65, rule(0.62, 0.01)).serves()).isTrue();
  }

  @Test
  void aPairThatWasWrongIsNeverServedAgain() {
    List<Label> labels = new ArrayList<>(right(200, 0.9));
    labels.add(new Label("a", "b", 0.9, false, false));
    Acceptance learned = Acceptance.of(labels);
    assertThat(learned.judge("a", "b", 0.9, MEASURED)).isEqualTo(Verdict.UNPROVEN);
    assertThat(learned.judge("c", "d", 0.9, MEASURED).serves()).isTrue();
  }

  @Test
  void aQuestionWhoseAnswerWasWrongForOneIsNotServedToOthers() {
    List<Label> labels = new ArrayList<>(right(200, 0.9));
    labels.add(new Label("a", "b", 0.9, false, false));
    assertThat(Acceptance.of(labels).judge("c", "b", 0.9, MEASURED)).isEqualTo(Verdict.UNPROVEN);
  }

  @Test
  void enoughRightOnesProveWhatIsLessAlike() {
    SemanticRule lenient = rule(null, 0.1);
    assertThat(Acceptance.NEW.judge("a", "b", 0.62, lenient)).isEqualTo(Verdict.UNPROVEN);
    assertThat(Acceptance.of(right(200, 0.62)).judge("a", "b", 0.62, lenient).serves()).isTrue();
  }

  @Test
  void aWrongHitQuarantinesAPartitionUntilEnoughWereRight() {
    List<Label> labels = new ArrayList<>();
    labels.add(new Label("a", "b", 0.9, false, true));
    assertThat(Acceptance.of(labels).judge("c", "d", 0.99, MEASURED)).isEqualTo(Verdict.QUARANTINE);
    labels.addAll(right(19, 0.99));
    assertThat(Acceptance.of(labels).judge("c", "d", 0.99, MEASURED)).isEqualTo(Verdict.QUARANTINE);
    labels.addAll(right(1, 0.99));
    assertThat(Acceptance.of(labels).quarantined(0.01)).isFalse();
  }

  @Test
  void aRareWrongHitAmongManyIsWithinTheBound() {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      labels.add(new Label("a" + i, "b" + i, 0.95, true, true));
    }
    labels.add(new Label("a", "b", 0.9, false, true));
    assertThat(Acceptance.of(labels).quarantined(0.01)).isFalse();
    assertThat(Acceptance.of(labels).quarantined(0.0001)).isTrue();
  }

  @Test
  void fewerHitsAreVerifiedTheMoreWereRightButNeverNone() {
    assertThat(verified(Acceptance.NEW)).isBetween(1_500, 3_500);
    assertThat(verified(Acceptance.of(right(400, 0.9)))).isBetween(20, 400);
  }

  private static int verified(Acceptance learned) {
    int count = 0;
    for (int i = 0; i < 10_000; i++) {
      Verdict verdict = learned.judge("a", "b", 0.95, MEASURED);
      count += verdict == Verdict.SERVE_AND_VERIFY ? 1 : 0;
    }
    return count;
  }

  private static List<Label> right(int count, double similarity) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(new Label("r" + i, "q" + i, similarity, true, false));
    }
    return labels;
  }

  private static SemanticRule rule(@Nullable Double threshold, double allowed) {
    return new SemanticRule(threshold, allowed, null, null);
  }
}
