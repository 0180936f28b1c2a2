package io.turnpike.app.kills;

import io.turnpike.app.kills.Books.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Two gateways on one Postgres and one Redis, a provider that tells the truth, and clients that go
 * on while one after the other is killed. After each round the books are audited against what the
 * provider wrote down. Arguments: an empty folder, the number of rounds, kills of each gateway in a
 * round, and the program to run.
 */
public final class Kills {

  private static final String MASTER_KEY = "dHVybnBpa2UtdGVzdC1tYXN0ZXIta2V5LTMyLWJ5dGU=";

  /** What the tight budget has in each round: some twenty calls. */
  static final long MORE_NANO = 40_000_000;

  private static final Duration SETTLING = Duration.ofMinutes(4);
  private static final Duration DEAD = Duration.ofSeconds(70);

  private final Truth truth;
  private final StoreProcess stores;
  private final List<GatewayNode> nodes;
  private final Account account;
  private final Load load;
  private final Killer killer;
  private final Map<String, Integer> storeKills = new LinkedHashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final List<Long> releasedMillis = new ArrayList<>();
  private Books books = new Books(List.of(), List.of(), List.of());
  private long tightNano = MORE_NANO;
  private long afterDeathMillis = -1;
  private int toTheNano;

  private Kills(
      Truth truth,
      StoreProcess stores,
      List<GatewayNode> nodes,
      Account account,
      Load load,
      Killer killer) {
    this.truth = truth;
    this.stores = stores;
    this.nodes = nodes;
    this.account = account;
    this.load = load;
    this.killer = killer;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int each = Integer.parseInt(arguments[2]);
    List<String> program = List.of(arguments).subList(3, arguments.length);
    Moments moments = new Moments();
    Truth truth = new Truth(folder.resolve("truth.tsv"));
    try (truth;
        TruthfulProvider provider = new TruthfulProvider(truth, moments);
        StoreProcess stores = StoreProcess.start(folder.resolve("stores"));
        GatewayNode one = node(1, program, stores, folder);
        GatewayNode two = node(2, program, stores, folder)) {
      List<GatewayNode> nodes = List.of(one, two);
      Killer killer = new Killer(nodes, moments);
      killer.awaitReady();
      Account account = Account.signUp(one, provider);
      Load load = new Load(nodes, account, moments);
      Kills kills = new Kills(truth, stores, nodes, account, load, killer);
      kills.run(rounds, each, folder.resolve("result.md"));
    }
    System.exit(0);
  }

  private static GatewayNode node(
      int number, List<String> program, StoreProcess stores, Path folder) throws IOException {
    Map<String, String> environment =
        Map.of(
            "TURNPIKE_DATABASE_URL",
            stores.databaseUrl(),
            "TURNPIKE_REDIS_URL",
            stores.redisUrl(),
            "TURNPIKE_MASTER_KEY",
            MASTER_KEY,
            "TURNPIKE_EGRESS_ALLOW",
            "loopback",
            "TURNPIKE_SHUTDOWN_DRAIN",
            "0s");
    return new GatewayNode(number, program, environment, folder);
  }

  /** The result is written after each round, so that a run that is broken off counts too. */
  private void run(int rounds, int each, Path result) throws Exception {
    for (int round = 1; round <= rounds; round++) {
      round(each);
      if (round == rounds) {
        aNodeStaysDead();
      }
      Files.writeString(result, line() + "\n");
      System.out.println(details(round));
    }
  }

  private void round(int each) throws Exception {
    load.begin();
    for (int i = 0; i < each; i++) {
      if (i == each / 3) {
        strike("Postgres", stores::killPostgres);
      } else if (i == each / 2) {
        strike("Redis", stores::killRedis);
      } else if (i == each - 1) {
        strike("FLUSHALL", stores::flushRedis);
      }
      killer.strikeAll();
      killer.awaitReady();
      Thread.sleep(ThreadLocalRandom.current().nextInt(4_000, 9_000));
    }
    load.end();
    settle();
    audit();
    tightNano =
        books.nano(List.of(java.util.UUID.fromString(account.id(Account.TIGHT)))) + MORE_NANO;
    account.tighten(nodes.getFirst(), tightNano);
  }

  private interface Strike {
    void now() throws IOException;
  }

  private void strike(String what, Strike strike) throws IOException, InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextInt(2_000));
    strike.now();
    storeKills.merge(what, 1, Integer::sum);
  }

  /** Until every request has its row and nothing is held; how long the latter takes is kept. */
  private void settle() throws Exception {
    long quiet = System.nanoTime();
    releasedMillis.add(millisUntilReleased(nodes, quiet, SETTLING));
    while (System.nanoTime() - quiet < SETTLING.toNanos()) {
      books = read();
      if (new Audit(books, truth.answers()).missing() == 0) {
        return;
      }
      Thread.sleep(500);
    }
  }

  private long millisUntilReleased(List<GatewayNode> asked, long since, Duration patience)
      throws Exception {
    while (System.nanoTime() - since < patience.toNanos()) {
      long held = 0;
      for (GatewayNode node : asked) {
        held += account.reserved(node);
      }
      if (held == 0) {
        return (System.nanoTime() - since) / 1_000_000;
      }
      Thread.sleep(100);
    }
    violations.add("reserved is not 0 after " + patience);
    return patience.toMillis();
  }

  private Books read() throws Exception {
    return Books.read(stores::rows);
  }

  private void audit() throws Exception {
    Audit audit = new Audit(read(), truth.answers());
    violations.addAll(audit.violations(load.answered()));
    toTheNano = audit.toTheNano();
    long over = tight() - tightNano;
    if (over > 0) {
      violations.add("the tight budget is overshot by " + over + " nano-USD");
    }
  }

  private long tight() {
    return books.nano(List.of(java.util.UUID.fromString(account.id(Account.TIGHT))));
  }

  /**
   * The second is killed with calls under way and stays dead while the first goes on for a minute.
   * Once it is back, what it held comes free though it has no call.
   */
  private void aNodeStaysDead() throws Exception {
    load.begin();
    Thread.sleep(4_000);
    nodes.getLast().kill();
    nodes.getLast().awaitEnd();
    Thread.sleep(DEAD.toMillis());
    load.end();
    nodes.getLast().start();
    killer.awaitReady();
    afterDeathMillis = millisUntilReleased(nodes, System.nanoTime(), SETTLING);
    settle();
    audit();
  }

  /** A row of the table in docs/money.md. */
  private String line() {
    return "| %s | %d | %d / %d / %d | %,d | %,d | %,d | %,d | %d |"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            killer.total() + (afterDeathMillis < 0 ? 0 : 1),
            storeKills.getOrDefault("Postgres", 0),
            storeKills.getOrDefault("Redis", 0),
            storeKills.getOrDefault("FLUSHALL", 0),
            truth.answers().size(),
            books.rows().size(),
            books.rows().stream().filter(row -> row.source().equals("RECOVERED")).count(),
            toTheNano,
            violations.size());
  }

  private String details(int round) {
    StringBuilder text = new StringBuilder("round " + round + "\n" + line() + "\n");
    text.append("kills ").append(killer.kills()).append(", calls ").append(plain(load.ends()));
    text.append("\nrows ")
        .append(outcomes())
        .append("\nreserved 0 after ms ")
        .append(releasedMillis);
    text.append(", of one that stayed dead after it was back ").append(afterDeathMillis);
    text.append("\ntight: amount ").append(tightNano).append(", spent ").append(tight());
    text.append(", by the provider ").append(tightTruth());
    violations.forEach(each -> text.append("\nVIOLATION ").append(each));
    return text.toString();
  }

  private static Map<String, Long> plain(Map<String, LongAdder> counts) {
    Map<String, Long> plain = new LinkedHashMap<>();
    counts.forEach((name, count) -> plain.put(name, count.sum()));
    return plain;
  }

  private Map<String, Long> outcomes() {
    Map<String, Long> counts = new java.util.TreeMap<>();
    books.rows().forEach(row -> counts.merge(row.outcome() + "/" + row.source(), 1L, Long::sum));
    return counts;
  }

  /** What the provider counted for calls of the tight key, those whose gateway died included. */
  private long tightTruth() {
    String key = account.id(Account.TIGHT);
    return books.rows().stream()
        .filter(row -> row.key().toString().equals(key))
        .map(Row::marker)
        .flatMap(marker -> truth.answers().getOrDefault(marker, List.of()).stream())
        .mapToLong(Truth.Answer::nano)
        .sum();
  }
}
