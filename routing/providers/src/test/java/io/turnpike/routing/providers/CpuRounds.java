package io.turnpike.routing.providers;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** CPU time of the one thread that does something very often, as rows of a table. */
public final class CpuRounds {

  private static final int ROUNDS = 21;

  private CpuRounds() {}

  /** Names the columns. */
  public static String head(String what) {
    return "| " + what + " | CPU, median of " + ROUNDS + " rounds | least |\n|--|--:|--:|";
  }

  /** In microseconds, after ten rounds that do not count. */
  public static String row(String name, int times, Runnable work) {
    return row(name, micros(times, work));
  }

  static String row(String name, double[] micros) {
    return "| %s | %.2f µs | %.2f µs |".formatted(name, micros[micros.length / 2], micros[0]);
  }

  /** Of one time each, the least first. */
  static double[] micros(int times, Runnable work) {
    for (int i = 0; i < times * 10; i++) {
      work.run();
    }
    double[] micros = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      micros[round] = cpuMillis(() -> repeat(times, work)) * 1_000 / times;
    }
    Arrays.sort(micros);
    return micros;
  }

  /** Of something done once. */
  public static double cpuMillis(Runnable work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }
}
