package io.turnpike.app.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.app.Program;
import io.turnpike.infra.testing.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code infra/money/kills} in short: one gateway, killed at five moments. */
class FiveKillsIT {

  private static final List<Moment> MOMENTS =
      List.of(
          Moment.REQUEST_ARRIVED,
          Moment.FIRST_PIECE_SENT,
          Moment.BEFORE_LAST_BYTE,
          Moment.LAST_BYTE_SENT,
          Moment.ANSWER_RECEIVED);

  @RegisterExtension static final Stores stores = Stores.fresh();

  @TempDir static Path data;

  @Test
  void nothingIsLostOrDoubledAndNoBudgetIsOvershot() throws Exception {
    Moments moments = new Moments();
    try (Truth truth = new Truth(data.resolve("truth.tsv"));
        TruthfulProvider provider = new TruthfulProvider(truth, moments);
        GatewayNode node = new GatewayNode(1, Program.command(), environment(), data)) {
      Killer killer = new Killer(List.of(node), moments);
      killer.awaitReady();
      Account account = Account.signUp(node, provider);
      Load load = new Load(List.of(node), account, moments);
      load.begin();
      for (Moment moment : MOMENTS) {
        killer.strike(node, moment);
        killer.awaitReady();
      }
      // What the last run answers is cut off by nothing.
      int before = load.answered().size();
      await().atMost(Duration.ofMinutes(1)).until(() -> load.answered().size() >= before + 5);
      load.end();
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(
              () ->
                  new Audit(books(), truth.answers()).missing() == 0
                      && account.reserved(node) == 0);

      Audit audit = new Audit(books(), truth.answers());
      assertThat(audit.violations(load.answered())).isEmpty();
      assertThat(killer.total()).isEqualTo(MOMENTS.size());
      assertThat(books().rows()).anyMatch(row -> row.source().equals("RECOVERED"));
      assertThat(audit.toTheNano()).as("calls ended: %s", load.ends()).isPositive();
      UUID tight = UUID.fromString(account.id(Account.TIGHT));
      assertThat(books().nano(List.of(tight))).isLessThanOrEqualTo(Kills.MORE_NANO);
    }
  }

  private static Books books() throws Exception {
    return Books.read(stores::rows);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "TURNPIKE_DATABASE_URL", stores.databaseUrl(),
        "TURNPIKE_REDIS_URL", stores.redisUri(),
        "TURNPIKE_MASTER_KEY", stores.environment().get("turnpike.master-key"),
        "TURNPIKE_EGRESS_ALLOW", "loopback",
        "TURNPIKE_SHUTDOWN_DRAIN", "0s");
  }
}
