package io.turnpike.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.chart.BarChart.Bucket;
import io.turnpike.webui.chart.BarChart.Column;
import io.turnpike.webui.chart.BarChart.Piece;
import io.turnpike.webui.chart.BarChart.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarChartTests {

  @Test
  void stacksTheLargestSeriesLowest() {
    BarChart chart = chart(Map.of("a", 1L, "b", 3L), Map.of("b", 1L));

    Column first = chart.columns().getFirst();
    assertThat(chart.series()).extracting(Series::name).containsExactly("b", "a");
    assertThat(first.pieces()).extracting(Piece::y).containsExactly("25%", "0%");
    assertThat(first.pieces()).extracting(Piece::height).containsExactly("75%", "25%");
    assertThat(first.x()).isEqualTo("6%");
    assertThat(first.hitWidth()).isEqualTo("50%");
    assertThat(first.tip()).isEqualTo("title\n4\nb  3\na  1");
  }

  @Test
  void whatComesAfterTheSeventhSeriesIsOneAndNothingIsLost() {
    Map<String, Long> values = new HashMap<>();
    IntStream.rangeClosed(1, 9).forEach(number -> values.put("s" + number, (long) number));
    BarChart chart = chart(values);

    assertThat(chart.series()).hasSize(8);
    assertThat(chart.series().getLast().name()).isEqualTo("other");
    assertThat(chart.series().getLast().slot()).isEqualTo(Palette.OTHER);
    assertThat(chart.series().getLast().of(new Bucket("", "", "", false, values))).isEqualTo(3);
    assertThat(chart.series().stream().map(Series::slot).distinct()).hasSize(8);
  }

  @Test
  void theLargestTakesTheAccent() {
    assertThat(Palette.of(List.of("no model", "gpt-4o"))).containsEntry("no model", 1);
    assertThat(Palette.of(List.of("gpt-4o", "no model"))).containsEntry("gpt-4o", 1);
  }

  @Test
  void drawsNoColumnForNothing() {
    assertThat(chart(Map.of()).columns().getFirst().pieces()).isEmpty();
  }

  @SafeVarargs
  private static BarChart chart(Map<String, Long>... values) {
    List<Bucket> buckets =
        List.of(values).stream().map(each -> new Bucket("l", "title", "/", false, each)).toList();
    return BarChart.of(buckets, Long::toString);
  }
}
