package io.turnpike.routing.guardrails.detection;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.detection.Labelled.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** How many of the labelled places are found, to the character, and how many finds are labelled. */
final class Scores {

  /** Counts of one kind. */
  static final class Score {
    int labelled;
    int found;
    int right;

    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return labelled == 0 ? 1 : (double) right / labelled;
    }
  }

  static final List<TextCheck> CHECKS = List.of(check("pii"), check("secrets"));

  final Map<String, Score> kinds = new TreeMap<>();

  /** Texts in which something was missed or taken for something, with both. */
  final List<String> faults = new ArrayList<>();

  private static TextCheck check(String name) {
    Guardrail guardrail = Objects.requireNonNull(Guardrails.named(name));
    Parameters none =
        new Parameters(JsonNodeFactory.instance.objectNode(), "", (at, sentence) -> {});
    Check check = guardrail.compile(none);
    return (TextCheck) check;
  }

  static Scores of(List<Labelled> samples) {
    Scores scores = new Scores();
    samples.forEach(scores::add);
    return scores;
  }

  private void add(Labelled sample) {
    Set<Span> labels = new HashSet<>(sample.spans());
    Set<Span> finds = finds(sample.text());
    labels.forEach(span -> kind(span).labelled++);
    finds.forEach(span -> kind(span).found++);
    finds.stream().filter(labels::contains).forEach(span -> kind(span).right++);
    if (!finds.equals(labels)) {
      Set<Span> missed = new HashSet<>(labels);
      missed.removeAll(finds);
      Set<Span> wrong = new HashSet<>(finds);
      wrong.removeAll(labels);
      faults.add("missed " + missed + " wrong " + wrong + " in " + sample.text());
    }
  }

  private static Set<Span> finds(String text) {
    Set<Span> finds = new HashSet<>();
    CHECKS.getFirst().find(text, f -> finds.add(new Span(f.start(), f.end(), f.kind())));
    CHECKS
        .getLast()
        .find(
            text,
            f -> {
              String kind = f.kind().equals("private_key") ? f.kind() : "api_key";
              finds.add(new Span(f.start(), f.end(), kind));
            });
    return finds;
  }

  private Score kind(Span span) {
    return kinds.computeIfAbsent(span.kind(), _ -> new Score());
  }

  /** A row of a table for each kind. */
  String table() {
    StringBuilder table = new StringBuilder("| kind | labelled | precision | recall |\n");
    table.append("|--|--:|--:|--:|\n");
    kinds.forEach(
        (kind, score) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %.3f | %.3f |%n",
                    kind,
                    score.labelled,
                    score.precision(),
                    score.recall())));
    return table.toString();
  }
}
