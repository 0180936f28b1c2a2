package io.turnpike.app.kills;

import io.turnpike.app.kills.Books.Counted;
import io.turnpike.app.kills.Books.Row;
import io.turnpike.app.kills.Books.Sum;
import io.turnpike.app.kills.Truth.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The books against the provider's own file, and against themselves. */
final class Audit {

  private final Books books;
  private final Map<String, List<Answer>> truth;
  private final Map<String, List<Row>> rows;
  private final List<String> violations = new ArrayList<>();
  private int toTheNano;

  Audit(Books books, Map<String, List<Answer>> truth) {
    this.books = books;
    this.truth = truth;
    this.rows =
        books.rows().stream().filter(Audit::isRead).collect(Collectors.groupingBy(Row::marker));
  }

  /** Of a client that left before its headers were read, nobody knows the marker. */
  private static boolean isRead(Row row) {
    return !row.marker().isEmpty() || row.attempts() > 0;
  }

  /**
   * @param answered whose clients have a whole answer
   */
  List<String> violations(Set<String> answered) {
    rows.forEach(this::isSingle);
    truth.keySet().forEach(marker -> hasRow(marker, "reached the provider"));
    answered.forEach(marker -> hasRow(marker, "was answered"));
    books.rows().forEach(this::isPriced);
    books.sums().forEach(this::agrees);
    books.counted().forEach(this::agrees);
    return violations;
  }

  /** Rows whose every cost was compared with what the provider said. */
  int toTheNano() {
    return toTheNano;
  }

  /** Requests that reached the provider and have no row yet. */
  long missing() {
    return truth.keySet().stream().filter(marker -> !rows.containsKey(marker)).count();
  }

  private void isSingle(String marker, List<Row> all) {
    check(all.size() == 1 && !marker.isEmpty(), marker + " has " + all.size() + " rows: " + all);
  }

  private void hasRow(String marker, String why) {
    check(rows.containsKey(marker), marker + " " + why + " and has no row");
  }

  /** What the provider counted costs exactly what it counted; a whole answer has been counted. */
  private void isPriced(Row row) {
    List<Answer> said = truth.getOrDefault(row.marker(), List.of());
    if (!row.outcome().equals("SUCCEEDED")) {
      check(row.nano() >= 0, row + " costs less than nothing");
      return;
    }
    if (row.attempts() == 1) {
      isPriced(row, row.source(), row.nano(), said);
    } else {
      for (JsonNode attempt : JsonMapper.shared().readTree(row.story()).values()) {
        isPriced(
            row,
            attempt.path("usageSource").asString("NONE"),
            attempt.path("cost").path("nanoUsd").asLong(),
            said);
      }
    }
  }

  private void isPriced(Row row, String source, long nano, List<Answer> said) {
    if (source.equals("PROVIDER")) {
      toTheNano++;
      check(
          said.stream().anyMatch(each -> each.whole() && each.nano() == nano),
          row + " costs " + nano + " where the provider said " + said);
    } else {
      check(row.attempts() > 1, row + " succeeded and was not counted: " + said);
    }
  }

  private void agrees(Sum sum) {
    if (sum.name().equals("usage_quarantine")) {
      check(sum.nano() == 0, sum.nano() + " records in quarantine");
      return;
    }
    check(sum.nano() == books.nano(List.of()), sum + ", log " + books.nano(List.of()));
    check(
        sum.requests() != null && sum.requests() == books.rows().size(),
        sum + ", log " + books.rows().size() + " requests");
  }

  private void agrees(Counted counted) {
    long log = books.nano(counted.keys());
    check(counted.nano() == log, counted + ", log " + log);
  }

  private void check(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }
}
