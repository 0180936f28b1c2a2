package io.turnpike.routing.gateway.attempt.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLengthTests {

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE})
  void countsNothingWithoutALimit(long tokens) {
    assertThat(AnswerLength.of(tokens, true)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 16", "1, 17", "10, 27", "1000, 1116"})
  void allowsATenthMoreAndAFewPieces(long tokens, int pieces) {
    assertThat(allowed(tokens, 5)).isEqualTo(pieces);
  }

  @Test
  void measuresLargePiecesByWhatTokensCanHold() {
    assertThat(allowed(100, 64 * 1024)).isEqualTo(1);
    assertThat(allowed(100, 126 * 1024)).isEqualTo(1);
    assertThat(allowed(100, 126 * 1024 + 1)).isZero();
  }

  @Test
  void doesNotTakeSingleCharactersForTokens() {
    assertThat(allowed(100, 1)).isEqualTo(126 * 1024);
  }

  /** How many pieces of this size may come. */
  private static int allowed(long tokens, int size) {
    @Nullable AnswerLength length = AnswerLength.of(tokens, true);
    int pieces = 0;
    while (length != null && !length.exceededWith(size)) {
      pieces++;
    }
    return pieces;
  }
}
