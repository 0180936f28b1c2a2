package io.turnpike.webui.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.configs.LineDiff.DiffLine;
import io.turnpike.webui.configs.LineDiff.DiffRow;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTests {

  @Test
  void putsAChangedLineBesideWhatItWas() {
    LineDiff diff = LineDiff.of("a\nb\nc\n", "a\nB\nc\nd\n");

    assertThat(diff.rows())
        .containsExactly(
            new DiffRow(true, line(1, "a"), line(1, "a"), 0),
            new DiffRow(false, line(2, "b"), line(2, "B"), 0),
            new DiffRow(true, line(3, "c"), line(3, "c"), 0),
            new DiffRow(false, null, line(4, "d"), 0));
  }

  @Test
  void leavesOutLongStretchesThatAreTheSameAndSaysHowLong() {
    String same = lines(20);

    LineDiff diff = LineDiff.of("old\n" + same, "new\n" + same);

    assertThat(diff.rows()).hasSize(5);
    assertThat(diff.rows().getLast()).isEqualTo(new DiffRow(true, null, null, 17));
  }

  @Test
  void hasNoRowsWhenNoLineDiffers() {
    assertThat(LineDiff.of(lines(9), lines(9)).rows()).isEmpty();
  }

  @Test
  void doesNotCompareWhatNobodyWouldRead() {
    assertThat(LineDiff.of(lines(5_001), "x").tooLong()).isTrue();
  }

  private static DiffLine line(int number, String text) {
    return new DiffLine(number, text);
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
  }
}
