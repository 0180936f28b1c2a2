package io.turnpike.routing.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordPiecesTests {

  private static final WordPieces PIECES =
      WordPieces.read(
          """
          {"model": {"vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "cafe": 3, "un": 4, "##able": 5,
            "?": 6, "##s": 7, "我": 8}}}
          """
              .getBytes(UTF_8));

  @Test
  void wordsAreCutIntoTheLongestKnownPieces() {
    assertThat(PIECES.of("unable cafes?")).containsExactly(1, 4, 5, 3, 7, 6, 2);
  }

  @Test
  void capitalsAccentsAndControlCharactersMakeNoDifference() {
    assertThat(PIECES.of("CAF\u00c9\u0000\u200b")).containsExactly(1, 3, 2);
  }

  @Test
  void aWordWithAnUnknownPartIsUnknownAndChineseCharactersStandAlone() {
    assertThat(PIECES.of("unx 我我")).containsExactly(1, 0, 8, 8, 2);
    assertThat(PIECES.of("")).containsExactly(1, 2);
  }
}
