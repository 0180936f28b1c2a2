package io.turnpike.routing.embeddings;

import java.lang.management.ManagementFactory;

/** Prints what a vector of a short question costs; see {@code infra/bench/meaning}. */
final class EmbeddingBench {

  private static final int ROUNDS = 300;

  private EmbeddingBench() {}

  public static void main(String[] arguments) {
    try (MiniLm model = MiniLm.load()) {
      measure(model);
      long nanos = measure(model);
      System.out.printf("a vector of a short question: %d us of CPU%n", nanos / ROUNDS / 1000);
    }
  }

  /** Of this thread, which is all that works. */
  private static long measure(MiniLm model) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      model.embed("How do I change the address of order " + i + "?");
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }
}
