package io.turnpike.routing.dialects.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePatternTests {

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, xxabc, true",
    "abc, abcxx, true",
    "abc, ababc, true",
    "aab, aaaab, true",
    "abc, ab, false",
    "abc, abxabx, false",
    "a, bbba, true",
    "abc, '', false",
  })
  void findsAWord(String word, String text, boolean found) {
    assertThat(BytePattern.of(word).isIn(text.getBytes(US_ASCII))).isEqualTo(found);
  }

  @RepeatedTest(20)
  void findsWhatASimpleSearchFinds() {
    Random random = new Random();
    for (int i = 0; i < 500; i++) {
      String text = letters(random, random.nextInt(40));
      String word = letters(random, 1 + random.nextInt(4));
      assertThat(BytePattern.of(word).isIn(text.getBytes(US_ASCII)))
          .as("%s in %s", word, text)
          .isEqualTo(text.contains(word));
    }
  }

  private static String letters(Random random, int count) {
    return random
        .ints(count, 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
