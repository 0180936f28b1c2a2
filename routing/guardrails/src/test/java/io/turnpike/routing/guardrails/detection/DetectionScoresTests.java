package io.turnpike.routing.guardrails.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guardrails.GuardrailContract;
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

  /** However such texts come in pieces, the same is found. */
  @Test
  void findsTheSameInStreams() {
    List<Labelled> texts = InventedTexts.all();
    for (int i = 0; i + 1 < texts.size(); i += 8) {
      String text = texts.get(i).text() + " " + texts.get(texts.size() - 1 - i).text();
      Scores.CHECKS.forEach(check -> GuardrailContract.assertSettles(check, text));
    }
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
