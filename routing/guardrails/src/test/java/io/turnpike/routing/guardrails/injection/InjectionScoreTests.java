package io.turnpike.routing.guardrails.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores labelled texts from the folder {@code turnpike.data}; skipped without one. */
class InjectionScoreTests {

  /** Of the processor, so that other work on the machine does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private record Row(boolean attack, String kind, boolean flagged, long nanos) {}

  @ParameterizedTest
  @CsvSource({"dev, 0.96, 0.02", "test, 0.80, 0.05"})
  void keepsItsScores(String name, double leastF1, double mostFalse) throws IOException {
    String data = System.getProperty("turnpike.data", "");
    assumeTrue(!data.isEmpty(), "There is no folder turnpike.data.");
    List<String> lines = Files.readAllLines(Path.of(data, "prompt-injection", name + ".jsonl"));
    rows(lines);
    rows(lines);
    List<Row> rows = rows(lines);

    double falsePositives = share(rows, false);
    double f1 = f1(rows);
    System.out.printf(
        "%s: precision %.3f recall %.3f F1 %.3f false positives %.3f%n%s%n%s%n",
        name, precision(rows), share(rows, true), f1, falsePositives, kinds(rows), times(rows));
    assertThat(f1).isGreaterThan(leastF1);
    assertThat(falsePositives).isLessThan(mostFalse);
  }

  private static List<Row> rows(List<String> lines) {
    JsonMapper json = JsonMapper.builder().build();
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      JsonNode row = json.readTree(line);
      String text = row.get("text").stringValue();
      long start = CLOCK.getCurrentThreadCpuTime();
      Evidence found = InjectionCheck.strongest(text, "", Set.of(), InjectionCheck.WINDOWS);
      long nanos = CLOCK.getCurrentThreadCpuTime() - start;
      boolean flagged = found != null && found.score() >= PromptInjection.THRESHOLD;
      boolean attack = row.get("label").stringValue().equals("attack");
      rows.add(new Row(attack, row.get("kind").stringValue(), flagged, nanos));
    }
    return rows;
  }

  private static long flagged(List<Row> rows, boolean attack) {
    return rows.stream().filter(row -> row.attack() == attack && row.flagged()).count();
  }

  private static double share(List<Row> rows, boolean attack) {
    return flagged(rows, attack)
        / (double) rows.stream().filter(row -> row.attack() == attack).count();
  }

  private static double precision(List<Row> rows) {
    return flagged(rows, true) / (double) (flagged(rows, true) + flagged(rows, false));
  }

  private static double f1(List<Row> rows) {
    double precision = precision(rows);
    double recall = share(rows, true);
    return 2 * precision * recall / (precision + recall);
  }

  private static String kinds(List<Row> rows) {
    Map<String, long[]> kinds = new TreeMap<>();
    for (Row row : rows) {
      long[] counts =
          kinds.computeIfAbsent(
              (row.attack() ? "attack | " : "benign | ") + row.kind(), _ -> new long[2]);
      counts[0]++;
      counts[1] += row.flagged() ? 1 : 0;
    }
    StringBuilder table = new StringBuilder();
    kinds.forEach(
        (kind, counts) ->
            table.append(
                "| %s | %d | %d | %.2f |%n"
                    .formatted(kind, counts[0], counts[1], counts[1] / (double) counts[0])));
    return table.toString();
  }

  private static String times(List<Row> rows) {
    long[] nanos = rows.stream().mapToLong(Row::nanos).sorted().toArray();
    return "p50 %.3f ms, p95 %.3f ms, mean %.3f ms"
        .formatted(
            nanos[nanos.length / 2] / 1e6,
            nanos[nanos.length * 95 / 100] / 1e6,
            Arrays.stream(nanos).average().orElse(0) / 1e6);
  }
}
