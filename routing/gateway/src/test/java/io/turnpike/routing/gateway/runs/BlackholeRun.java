package io.turnpike.routing.gateway.runs;

import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.testing.FullBacklog;
import io.turnpike.routing.gateway.testing.HostileProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * What a first target costs that accepts no connection, when connecting may take two seconds and
 * another target follows: before its breaker opens, and after.
 */
public final class BlackholeRun {

  private static final int UNTIL_OPEN = 12;
  private static final int AFTER = 500;
  private static final String BODY =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}]}";

  private final GatewayFixture gateway;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private BlackholeRun(GatewayFixture gateway) {
    this.gateway = gateway;
  }

  public static void main(String[] arguments) throws Exception {
    try (HostileProvider healthy = HostileProvider.start();
        FullBacklog hole = FullBacklog.open();
        GatewayFixture gateway = GatewayFixture.start()) {
      gateway.connect("hole", hole.baseUrl()).connect("healthy", healthy.baseUrl());
      gateway.failover("failover", "hole", "healthy");
      gateway.failover("warm", "healthy", "healthy");
      new BlackholeRun(gateway).run();
    }
  }

  private void run() throws Exception {
    for (int i = 0; i < 200; i++) {
      ask("warm");
    }
    double first = ask("failover");
    double[] opening = together(UNTIL_OPEN);
    double[] direct = new double[AFTER];
    double[] after = new double[AFTER];
    for (int i = 0; i < AFTER; i++) {
      direct[i] = ask("warm");
      after[i] = ask("failover");
    }
    System.out.printf(
        "first call %.0f ms; %d more at once until the breaker opens, longest %.0f ms%n",
        first, UNTIL_OPEN, opening[UNTIL_OPEN - 1]);
    Arrays.sort(direct);
    Arrays.sort(after);
    System.out.printf(
        "after it has opened: median %.2f ms, p99 %.2f ms; a healthy first target: %.2f, %.2f%n",
        after[AFTER / 2], after[AFTER * 99 / 100], direct[AFTER / 2], direct[AFTER * 99 / 100]);
  }

  private double[] together(int calls) throws InterruptedException {
    double[] millis = new double[calls];
    CountDownLatch done = new CountDownLatch(calls);
    for (int i = 0; i < calls; i++) {
      int place = i;
      Thread.ofVirtual()
          .start(
              () -> {
                millis[place] = ask("failover");
                done.countDown();
              });
    }
    done.await();
    Arrays.sort(millis);
    return millis;
  }

  /** Milliseconds to the whole answer, which has to come from the healthy target. */
  private double ask(String config) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url("/v1/chat/completions").toString()))
            .header("Authorization", "Bearer " + GatewayFixture.KEY)
            .header("x-turnpike-config", config)
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> answer = send(request);
    double millis = (System.nanoTime() - start) / 1e6;
    String served = answer.headers().firstValue("x-turnpike-provider").orElse("");
    if (answer.statusCode() != 200 || !served.equals("healthy")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return millis;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
