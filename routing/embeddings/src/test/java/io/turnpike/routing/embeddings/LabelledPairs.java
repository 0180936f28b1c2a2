package io.turnpike.routing.embeddings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labelled pairs of questions, each with what the product makes of it. */
record LabelledPairs(List<Pair> pairs) {

  /**
   * @param difference what guards tell the two apart by; null for nothing
   */
  record Pair(String kind, boolean same, double similarity, @Nullable String difference) {

    boolean hit(double threshold) {
      return difference == null && similarity >= threshold;
    }
  }

  static LabelledPairs read(Path file, Scoring scoring) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return new LabelledPairs(lines.map(line -> pair(line, scoring)).toList());
    }
  }

  private static Pair pair(String line, Scoring scoring) {
    JsonNode row = JsonMapper.shared().readTree(line);
    String one = row.path("a").asString();
    String other = row.path("b").asString();
    double similarity = scoring.similarity(one, other);
    return new Pair(
        row.path("label").asString() + " " + row.path("kind").asString(),
        row.path("label").asString().equals("same"),
        similarity,
        scoring.difference(one, other, similarity));
  }

  double precision(double threshold) {
    long hits = pairs.stream().filter(pair -> pair.hit(threshold)).count();
    return hits == 0 ? 1 : (double) right(threshold) / hits;
  }

  double recall(double threshold) {
    return (double) right(threshold) / pairs.stream().filter(Pair::same).count();
  }

  /** Of pairs that differ in one plain detail, those that guards alone tell apart. */
  double twinsRejected() {
    List<Pair> twins = pairs.stream().filter(LabelledPairs::twin).toList();
    return (double) twins.stream().filter(pair -> pair.difference() != null).count() / twins.size();
  }

  private static boolean twin(Pair pair) {
    return pair.kind().matches("different (number|negation|entity|unit|date|antonym|code|quote)");
  }

  private long right(double threshold) {
    return pairs.stream().filter(pair -> pair.same() && pair.hit(threshold)).count();
  }

  /** By kind: pairs, those guards tell apart, hits at the threshold. */
  String table(double threshold) {
    Map<String, long[]> kinds = new TreeMap<>();
    for (Pair pair : pairs) {
      long[] counts = kinds.computeIfAbsent(pair.kind(), _ -> new long[3]);
      counts[0]++;
      counts[1] += pair.difference() == null ? 0 : 1;
      counts[2] += pair.hit(threshold) ? 1 : 0;
    }
    StringBuilder table = new StringBuilder();
    kinds.forEach(
        (kind, counts) ->
            table.append(
                "| %s | %d | %d | %d |%n".formatted(kind, counts[0], counts[1], counts[2])));
    return table.toString();
  }

  String curve() {
    StringBuilder curve = new StringBuilder();
    for (int percent = 60; percent <= 95; percent += 5) {
      double threshold = percent / 100.0;
      curve.append(
          "| %.2f | %.3f | %.3f |%n".formatted(threshold, precision(threshold), recall(threshold)));
    }
    return curve.toString();
  }
}
