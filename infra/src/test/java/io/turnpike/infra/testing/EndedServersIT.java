package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.settings.StoreAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Embedded servers that end by themselves, and are started again. */
class EndedServersIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void areStartedAgainAtTheSameAddressWithWhatTheyKept() throws Exception {
    Files.createSymbolicLink(data.resolve("programs"), Files.createDirectories(Servers.programs()));
    try (var context = StoresAlone.start(data)) {
      String before = context.getBean(StoreAddresses.class).database();
      context.getBean(Redis.class).ask(redis -> redis.set("kept", "yes")).blockLast();
      for (String file : new String[] {"redis/redis.pid", "postgres/postmaster.pid"}) {
        long killed = kill(file);
        waiting().ignoreExceptions().until(() -> number(file) != killed);
        waiting().ignoreException(Unavailable.class).until(() -> answers(context));
      }
      assertThat(context.getBean(Redis.class).ask(redis -> redis.get("kept")).blockLast())
          .isEqualTo("yes");
      assertThat(context.getBean(StoreAddresses.class).database()).isEqualTo(before);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(programs())))
          .isEqualTo("rwx------");
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void stopQuietlyWhenTheyHaveJustEnded() throws Exception {
    Files.createSymbolicLink(data.resolve("programs"), Files.createDirectories(Servers.programs()));
    try (var _ = StoresAlone.start(data)) {
      kill("postgres/postmaster.pid");
      kill("redis/redis.pid");
    }
    try (var context = StoresAlone.start(data)) {
      assertThat(answers(context)).isTrue();
    }
  }

  /** A part of the one that was killed may still answer: first another is waited for. */
  private static ConditionFactory waiting() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
  }

  private long kill(String file) throws IOException {
    long number = number(file);
    ProcessHandle process = ProcessHandle.of(number).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    return number;
  }

  private long number(String file) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve(file)).getFirst().strip());
  }

  private Path programs() throws IOException {
    return data.resolve("programs").toRealPath();
  }

  private static boolean answers(ConfigurableApplicationContext context) {
    return "PONG".equals(context.getBean(Redis.class).ask(redis -> redis.ping()).blockLast())
        && Boolean.TRUE.equals(
            context
                .getBean(Database.class)
                .across(client -> client.sql("select true as t").map(row -> true).one())
                .blockLast());
  }
}
