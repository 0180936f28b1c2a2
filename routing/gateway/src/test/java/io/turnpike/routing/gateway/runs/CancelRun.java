package io.turnpike.routing.gateway.runs;

import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.gateway.edge.Leaving;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * How long it takes from a client's leaving to the close of the provider's socket, over many
 * clients that leave at every phase of a call; and that each of them is counted as cancelled.
 */
public final class CancelRun {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String[] PHASES = {
    "stall-before-headers", "stall-after-headers", "stall-before-first-token", "never-ending"
  };

  private CancelRun() {}

  /** The number of clients; 1,000 without one. */
  public static void main(String[] arguments) throws Exception {
    int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    try (HostileProvider provider = HostileProvider.start();
        GatewayFixture gateway = GatewayFixture.start()) {
      gateway.connect("openai", "openai-compatible", provider.baseUrl());
      gateway.connect("anthropic", "anthropic", provider.baseUrl());
      List<Long> micros = new ArrayList<>();
      Random random = new Random(1);
      for (int i = 0; i < clients; i++) {
        micros.add(one(gateway, provider, i, random));
      }
      report(gateway, micros);
    }
  }

  private static long one(GatewayFixture gateway, HostileProvider provider, int i, Random random)
      throws IOException, InterruptedException {
    String phase = PHASES[i % PHASES.length];
    String connection = i % 8 < 4 ? "openai" : "anthropic";
    boolean streamed = phase.equals("never-ending") || random.nextBoolean();
    Leaving client = Leaving.ask(gateway, connection + "/hostile/" + phase, streamed);
    ReceivedRequest request = provider.awaitRequest(i + 1);
    if (phase.equals("never-ending")) {
      client.until("t3");
    } else {
      Thread.sleep(0, random.nextInt(999_999));
    }
    Instant left = Instant.now();
    if (random.nextBoolean()) {
      client.reset();
    } else {
      client.close();
    }
    if (!request.awaitOver(PATIENCE) || request.peerClosedAt() == null) {
      throw new IllegalStateException("Call " + i + " was never closed: " + phase);
    }
    return Duration.between(left, request.peerClosedAt()).toNanos() / 1_000;
  }

  private static void report(GatewayFixture gateway, List<Long> micros) {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    for (UsageEvent event : gateway.journal.awaitEvents(micros.size())) {
      outcomes.merge(event.served().outcome() + "/" + event.served().errorCode(), 1, Integer::sum);
    }
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%d clients left: provider closed after p50 %.1f ms, p99 %.1f ms, most %.1f ms; %s%n",
        sorted.length,
        at(sorted, 0.50),
        at(sorted, 0.99),
        Arrays.stream(sorted).max().orElse(0) / 1e3,
        outcomes);
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e3;
  }
}
