package io.turnpike.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks over HTTP, one question after another, and prints a line of a table for each kind. */
final class ScaleQuestions {

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu");
  private static final List<String> GROUPINGS =
      List.of("", "team", "key", "config", "provider", "model", "team,model", "key,model");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(7);
  private final String url;
  private final String key;
  private final ScaleCpu cpu;
  private final int rounds;

  ScaleQuestions(String url, String key, ScaleCpu cpu, int rounds) {
    this.url = url;
    this.key = key;
    this.cpu = cpu;
    this.rounds = rounds;
  }

  void spend() throws Exception {
    System.out.println("\n| report | p50 ms | p95 ms | max ms | CPU ms |\n|---|--:|--:|--:|--:|");
    for (int days : List.of(30, 90)) {
      for (String grouping : GROUPINGS) {
        String by = grouping.isEmpty() ? "nothing" : grouping;
        timed(
            "%d days by %s, each day".formatted(days, by),
            () -> report(days, grouping, "&interval=day&tz=" + any(ZONES)));
      }
      timed("%d days by team, no interval".formatted(days), () -> report(days, "team", ""));
    }
    for (String grouping : List.of("user", "session", "tag:customer", "user,model")) {
      for (int days : List.of(1, 7, 30, 89)) {
        timed(
            "%d days by %s".formatted(days, grouping),
            () -> report(days, grouping, "&tz=" + any(ZONES)));
      }
    }
  }

  void savings() throws Exception {
    System.out.println("\n| savings | p50 ms | p95 ms | max ms | CPU ms |\n|---|--:|--:|--:|--:|");
    for (int days : List.of(1, 7, 30, 89)) {
      timed("%d days".formatted(days), () -> saved(days));
    }
  }

  private Object saved(int days) throws Exception {
    Instant to = Instant.now().minusSeconds(random.nextInt(3_600));
    return json("/api/v1/cache/savings?to=" + to + "&from=" + to.minus(days, ChronoUnit.DAYS));
  }

  void logs() throws Exception {
    System.out.println(
        "\n| page of the log | p50 ms | p95 ms | max ms | CPU ms |\n|---|--:|--:|--:|--:|");
    search("no filter", () -> "");
    search("an hour somewhere", this::hour);
    search("team", () -> "&team=team-" + random.nextInt(8));
    search("key, by name", () -> "&key=key-" + random.nextInt(40));
    search("config", () -> "&config=config-" + random.nextInt(5));
    search("provider", () -> "&provider=provider-" + random.nextInt(4));
    search("model", () -> "&model=model-" + random.nextInt(12));
    search("a model's beginning", () -> "&model=model-" + random.nextInt(2) + "*");
    search("a model used a few times", () -> "&model=rare/model");
    search("a model never used", () -> "&model=no/model");
    search("outcome", () -> "&outcome=" + any(List.of("failed", "interrupted", "rejected")));
    search("cancelled", () -> "&outcome=cancelled");
    search("status 429", () -> "&status=429");
    search("status 5xx", () -> "&status=5xx");
    search("a status never given", () -> "&status=418");
    search("cache hit", () -> "&cache=hit");
    search("cache bypass, never", () -> "&cache=bypass");
    search("denied, never", () -> "&guardrail=deny");
    search("usage rejected", () -> "&usage=rejected");
    search("user", () -> "&user=user-" + random.nextInt(5_000));
    search("user never seen", () -> "&user=nobody");
    search(
        "session",
        () -> "&session=session-%d-%d".formatted(random.nextInt(12), random.nextInt(20_000)));
    search("trace never seen", () -> "&trace=none");
    search("metadata, common", () -> "&metadata.feature=f-" + random.nextInt(5));
    search("metadata, a customer", () -> "&metadata.customer=c-" + random.nextInt(2_000));
    search("metadata, one request", () -> "&metadata.job=none");
    search(
        "customer and model",
        () ->
            "&metadata.customer=c-%d&model=model-%d"
                .formatted(random.nextInt(2_000), random.nextInt(12)));
    search("key and failed", () -> "&key=key-%d&outcome=failed".formatted(random.nextInt(40)));
    search(
        "user, model, 200",
        () ->
            "&user=user-%d&model=model-%d&status=200"
                .formatted(random.nextInt(5_000), random.nextInt(12)));
    search(
        "team, 5xx, a week",
        () -> "&team=team-%d&status=5xx".formatted(random.nextInt(8)) + week());
    Deep deep = new Deep();
    timed("the 1st to the 200th page, going on", deep::next);
    timed("a page in the middle of a month", () -> json("/api/v1/logs?limit=50" + week()));
    timed("one request", this::one);
    timed("usage events, a page of 31 days", () -> json("/api/v1/usage-events?limit=200"));
  }

  void exports() throws Exception {
    System.out.println("\n| export | rows | rows a second | heap after |\n|---|--:|--:|--:|");
    String month = "&from=" + Instant.now().minus(30, ChronoUnit.DAYS);
    for (String format : List.of("csv", "ndjson")) {
      export("log of 30 days as " + format, "/api/v1/logs?format=" + format + month);
    }
    export("usage events of 31 days as csv", "/api/v1/usage-events?format=csv");
  }

  private void export(String name, String path) throws Exception {
    long begun = System.nanoTime();
    long rows = 0;
    HttpResponse<InputStream> answer = http.send(request(path), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        for (int at = 0; at < read; at++) {
          rows += buffer[at] == '\n' ? 1 : 0;
        }
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    System.out.printf(
        "| %s | %,d | %,.0f | %,d MB |%n",
        name, rows, rows / seconds, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private void search(String name, Supplier<String> filter) throws Exception {
    timed(name, () -> json("/api/v1/logs?limit=50" + filter.get()));
  }

  private String report(int days, String grouping, String more) throws Exception {
    Instant to = Instant.now().minusSeconds(random.nextInt(3_600));
    String by = grouping.isEmpty() ? "" : "&group_by=" + grouping;
    String from = "&from=" + to.minus(days, ChronoUnit.DAYS);
    json("/api/v1/spend?to=" + to + from + by + more);
    return "";
  }

  private String one() throws Exception {
    JsonNode page = json("/api/v1/logs?limit=1" + hour());
    String id = page.path("data").path(0).path("request_id").asString();
    json("/api/v1/logs/" + id);
    return "";
  }

  private String hour() {
    return span(Duration.ofHours(1));
  }

  private String week() {
    return span(Duration.ofDays(7));
  }

  private String span(Duration length) {
    Instant from = Instant.now().minusSeconds(random.nextInt(80 * 86_400)).minus(length);
    return "&from=" + from + "&to=" + from.plus(length);
  }

  private void timed(String name, Question question) throws Exception {
    question.ask();
    long[] nanos = new long[rounds];
    long used = cpu.millis();
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      question.ask();
      nanos[round] = System.nanoTime() - begun;
    }
    used = cpu.millis() - used;
    Arrays.sort(nanos);
    System.out.printf(
        "| %s | %.0f | %.0f | %.0f | %.0f |%n",
        name, at(nanos, 0.5), at(nanos, 0.95), nanos[rounds - 1] / 1e6, (double) used / rounds);
  }

  private static double at(long[] nanos, double quantile) {
    return nanos[(int) Math.ceil(quantile * nanos.length) - 1] / 1e6;
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = http.send(request(path), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      System.err.println(answer.statusCode() + " " + path + " " + answer.body());
    }
    return ManagementApi.json(answer);
  }

  private HttpRequest request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("authorization", "Bearer " + key)
        .timeout(Duration.ofMinutes(10))
        .build();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Each time the page after the last. */
  private final class Deep {

    private String cursor = "";

    Object next() throws Exception {
      JsonNode page = json("/api/v1/logs?limit=200" + cursor);
      cursor = "&cursor=" + page.path("next_cursor").asString();
      return page;
    }
  }

  private interface Question {
    Object ask() throws Exception;
  }
}
