package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.StoreAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a process that is killed leaves behind, and what the next one makes of it. */
class KilledProcessIT {

  @TempDir Path data;

  @Test
  void leavesServersThatTheNextStartReplacesWithoutLoss() throws Exception {
    // Unpacked by other tests already, and slow to unpack.
    Files.createSymbolicLink(data.resolve("programs"), Files.createDirectories(Servers.programs()));
    Process first = child();
    awaitReady(first);
    assertThatThrownBy(() -> DataFolder.open(data))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll(data.toString(), "pid " + first.pid(), "TURNPIKE_DATA_DIR");
    List<Long> orphans = servers();
    assertThat(orphans).hasSize(2);

    first.destroyForcibly().waitFor();
    try (var context = StoresAlone.start(data)) {
      assertThat(servers()).hasSize(2).doesNotContainAnyElementsOf(orphans);
      assertThat(orphans).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
      assertThat(kept(context)).isEqualTo("yes");
      assertThat(stored(context)).isEqualTo("yes");
      assertThat(context.getBean(StoreAddresses.class).databaseEmbedded()).isTrue();
    }

    assertThat(servers()).as("an orderly end leaves no server").isEmpty();
  }

  private Process child() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StoresAlone.class.getName(),
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith("ready 127.0.0.1:")) {
      line = lines.readLine();
    }
    assertThat(line).as("the child said that it is ready").isNotNull();
  }

  /** The process numbers that the servers themselves have written down and that are alive. */
  private List<Long> servers() throws IOException {
    return Stream.of("postgres/postmaster.pid", "redis/redis.pid")
        .map(data::resolve)
        .filter(Files::exists)
        .map(KilledProcessIT::firstNumber)
        .filter(pid -> ProcessHandle.of(pid).isPresent())
        .toList();
  }

  private static long firstNumber(Path file) {
    try {
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kept(ConfigurableApplicationContext context) {
    return context.getBean(Redis.class).ask(redis -> redis.get("kept")).blockLast();
  }

  private static String stored(ConfigurableApplicationContext context) {
    return context
        .getBean(Database.class)
        .across(
            client ->
                client
                    .sql("select convert_from(lo_get(77), 'utf8')")
                    .map(row -> row.get(0, String.class))
                    .one())
        .blockLast();
  }
}
