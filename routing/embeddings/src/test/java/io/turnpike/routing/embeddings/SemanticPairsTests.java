package io.turnpike.routing.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.cache.meaning.acceptance.Acceptance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Scores labelled pairs, {@code semantic-pairs/dev.jsonl} and {@code test.jsonl} in the folder
 * {@code -Dturnpike.data=FOLDER}, and prints the tables of docs/caching.md.
 */
@EnabledIfSystemProperty(named = "turnpike.data", matches = ".+")
class SemanticPairsTests {

  private static final double THRESHOLD = Acceptance.UNPROVEN_THRESHOLD;

  @Test
  void whatIsServedIsRightAndTwinsAreToldApart() throws IOException {
    LabelledPairs pairs = scored("dev.jsonl");
    assertThat(pairs.pairs()).hasSizeGreaterThanOrEqualTo(400);
    assertThat(pairs.precision(THRESHOLD)).isGreaterThanOrEqualTo(0.99);
    assertThat(pairs.recall(THRESHOLD)).isGreaterThanOrEqualTo(0.5);
    assertThat(pairs.twinsRejected()).isGreaterThanOrEqualTo(0.95);
  }

  /** Nothing was chosen by these pairs, so their recall is what it is. */
  @Test
  void whatIsServedOfPairsNobodyLookedAtIsRight() throws IOException {
    LabelledPairs pairs = scored("test.jsonl");
    assertThat(pairs.precision(THRESHOLD)).isGreaterThanOrEqualTo(0.99);
    assertThat(pairs.twinsRejected()).isGreaterThanOrEqualTo(0.95);
  }

  private static LabelledPairs scored(String name) throws IOException {
    Path file = Path.of(System.getProperty("turnpike.data"), "semantic-pairs", name);
    try (MiniLm model = MiniLm.load()) {
      LabelledPairs pairs = LabelledPairs.read(file, new Scoring(model));
      System.out.printf(
          "%s: %d pairs, twins told apart by guards alone %.3f%n%s%n%s%n",
          name, pairs.pairs().size(), pairs.twinsRejected(), pairs.curve(), pairs.table(THRESHOLD));
      return pairs;
    }
  }
}
