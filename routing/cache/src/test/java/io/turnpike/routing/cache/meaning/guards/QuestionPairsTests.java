package io.turnpike.routing.cache.meaning.guards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Everyday questions, most of which differ in one word, whatever their vectors would say. */
class QuestionPairsTests {

  private static final double VERY_LIKE = 0.95;

  @Test
  void noTwinIsTakenForTheOther() throws IOException {
    assertThat(pairs("/ ").stream().filter(agree())).isEmpty();
  }

  /** Fewer would make the cache useless; all would take a reader. */
  @Test
  void mostOtherWordingsAreRecognized() throws IOException {
    List<String> pairs = pairs("= ");
    long recognized = pairs.stream().filter(agree()).count();
    assertThat((double) recognized / pairs.size()).isGreaterThan(0.65);
  }

  private static Predicate<String> agree() {
    return pair -> {
      String[] questions = pair.split(" \\| ");
      Text one = Text.of(questions[0]);
      Text other = Text.of(questions[1]);
      return Guards.difference(one, other, VERY_LIKE) == null;
    };
  }

  private static List<String> pairs(String mark) throws IOException {
    try (InputStream file = QuestionPairsTests.class.getResourceAsStream("pairs.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith(mark))
          .map(line -> line.substring(mark.length()))
          .toList();
    }
  }
}
