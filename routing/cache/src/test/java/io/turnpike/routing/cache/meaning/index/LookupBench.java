package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.guards.Guards;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import io.turnpike.routing.cache.meaning.index.Questions.Candidate;
import io.turnpike.tenants.OrganizationId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Prints what a lookup among many questions costs; see {@code infra/bench/meaning}. */
final class LookupBench {

  private static final int QUESTIONS = 10_000;
  private static final int NUMBERS = 384;
  private static final int ROUNDS = 500;

  private final Random random = new Random(7);
  private final Questions questions = new Questions();
  private long found;

  private LookupBench() {}

  public static void main(String[] arguments) {
    LookupBench bench = new LookupBench();
    bench.fill();
    bench.measure();
    System.out.printf(
        "a lookup among %d: %d us of CPU%n", QUESTIONS, bench.measure() / ROUNDS / 1000);
  }

  private void fill() {
    OrganizationId organization = new OrganizationId(new UUID(1, 1));
    Instant end = Instant.now().plusSeconds(3600);
    for (int i = 0; i < QUESTIONS; i++) {
      EntryKey key = new EntryKey(organization, "%064x".formatted(i));
      String text = "How do I change the address of order " + i + "?";
      questions.put(new KeptQuestion(key, text, Direction.of(vector()), end));
    }
  }

  /** All eight candidates are told apart by a guard, which is the dearest. */
  private long measure() {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      Text asked = Text.of("How do I change the address of order x" + i + "?");
      List<Candidate> near = questions.like(Direction.of(vector()), -1, Instant.now());
      for (Candidate candidate : near) {
        Text text = Text.of(candidate.question().text());
        found += Guards.difference(asked, text, candidate.similarity()) == null ? 1 : 0;
      }
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  private float[] vector() {
    float[] vector = new float[NUMBERS];
    double length = 0;
    for (int i = 0; i < NUMBERS; i++) {
      vector[i] = (float) random.nextGaussian();
      length += vector[i] * vector[i];
    }
    for (int i = 0; i < NUMBERS; i++) {
      vector[i] /= (float) Math.sqrt(length);
    }
    return vector;
  }
}
