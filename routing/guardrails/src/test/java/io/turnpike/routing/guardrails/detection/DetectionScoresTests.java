package io.turnpike.routing.guardrails.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How well personal data and secrets are told from what looks like them. */
class DetectionScoresTests {

  /** What no check digit proves. */
  private static final Set<String> BY_SHAPE = Set.of("phone", "ip", "api_key", "email");

  @Test
  void holdsOnTextsOfItsOwn() {
    List<Labelled> texts = InventedTexts.all();

    assertThat(texts).hasSizeGreaterThan(1_000);
    assertScores(Scores.of(texts));
  }

  /** {@code -Dturnpike.data=FOLDER}, with {@code pii-and-secrets/dev.jsonl} in it. */
  @Test
  @EnabledIfSystemProperty(named = "turnpike.data", matches = ".+")
  void holdsOnLabelledData() {
    Path folder = Path.of(System.getProperty("turnpike.data"), "pii-and-secrets");

    assertScores(Scores.of(Labelled.read(folder.resolve("dev.jsonl"))));
  }

  private static void assertScores(Scores scores) {
    System.out.println(scores.table());
    scores.kinds.forEach(
        (kind, score) -> {
          double floor = BY_SHAPE.contains(kind) ? 0.95 : 0.97;
          assertThat(score.precision()).as("precision of %s", kind).isGreaterThanOrEqualTo(floor);
          assertThat(score.recall()).as("recall of %s", kind).isGreaterThanOrEqualTo(floor);
        });
  }
}
