package io.turnpike.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What this process and the Postgres of a data folder have used of the processor: what a question
 * costs, whatever else runs on the machine.
 */
record ScaleCpu(long postmaster) {

  private static final long TICK_MILLIS = 10;

  static ScaleCpu of(Path folder) throws IOException {
    Path file = folder.resolve("postgres").resolve("postmaster.pid");
    return new ScaleCpu(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
  }

  long millis() throws IOException {
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    long ticks = ticks(postmaster, 13, 17);
    for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
      ticks += ticks(child.pid(), 13, 15);
    }
    return own.toMillis() + ticks * TICK_MILLIS;
  }

  /** Fields of /proc/pid/stat, counted from zero. */
  private static long ticks(long pid, int first, int beyond) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String[] fields = Files.readString(stat).replaceFirst("\\(.*\\)", "name").split(" ");
    long sum = 0;
    for (int field = first; field < beyond; field++) {
      sum += Long.parseLong(fields[field]);
    }
    return sum;
  }
}
