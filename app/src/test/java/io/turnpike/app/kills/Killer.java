package io.turnpike.app.kills;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Kills gateways, one after the other, and has them started again at once. */
final class Killer {

  private static final Duration START = Duration.ofMinutes(6);
  private static final int WAIT_SECONDS = 20;

  private final List<GatewayNode> nodes;
  private final Moments moments;
  private final Map<Moment, Integer> kills = new TreeMap<>();

  Killer(List<GatewayNode> nodes, Moments moments) {
    this.nodes = nodes;
    this.moments = moments;
  }

  /** By what they waited for. */
  Map<Moment, Integer> kills() {
    return kills;
  }

  int total() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** All of them, at a moment each; they are starting when this returns. */
  void strikeAll() throws InterruptedException, IOException {
    for (GatewayNode node : nodes) {
      strike(
          node, Moment.values()[ThreadLocalRandom.current().nextInt(Moment.values().length - 1)]);
      if (ThreadLocalRandom.current().nextInt(8) == 0) {
        Thread.sleep(ThreadLocalRandom.current().nextInt(5_000, 30_000));
        killed(node, Moment.WHILE_RECOVERING);
      }
    }
  }

  void awaitReady() throws InterruptedException, IOException {
    for (GatewayNode node : nodes) {
      if (!node.awaitReady(START)) {
        throw new IllegalStateException("Gateway " + node.number() + " does not become ready.");
      }
    }
  }

  /** At this moment, or after a while of waiting for it. */
  void strike(GatewayNode node, Moment moment) throws InterruptedException, IOException {
    if (moment == Moment.ANY_TIME) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(3_000));
      killed(node, Moment.ANY_TIME);
      return;
    }
    CountDownLatch struck = new CountDownLatch(1);
    moments.arm(
        moment,
        node.number(),
        () -> {
          node.kill();
          struck.countDown();
        });
    if (struck.await(WAIT_SECONDS, TimeUnit.SECONDS) || !moments.disarm()) {
      node.awaitEnd();
      restarted(node, moment);
    } else {
      killed(node, Moment.ANY_TIME);
    }
  }

  private void killed(GatewayNode node, Moment moment) throws InterruptedException, IOException {
    node.kill();
    node.awaitEnd();
    restarted(node, moment);
  }

  private void restarted(GatewayNode node, Moment moment) throws IOException {
    kills.merge(moment, 1, Integer::sum);
    node.start();
  }
}
