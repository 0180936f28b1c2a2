package io.turnpike.billing.allotment;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** What this node holds of shared counters, of all organizations. */
@Component
public class Allotments implements RedisWay {

  /** Messages say the key of a counter of which somebody is short. */
  static final String TOPIC = "allotments";

  /** Messages say a node and its run, before which everything is in the ledger. */
  public static final String RECOVERED = "allotments-recovered";

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Seconds after which what a dead node held comes free by itself. */
  private static final int UNTIL_FREE_ANYWAY = 60;

  private final AllotmentScript script;
  private final Announcements announcements;
  private final MeterRegistry meters;
  private final String node;
  private final String run;
  private final Restarts restarts = new Restarts();
  private final AtomicLong operations = new AtomicLong();
  private final Map<OrganizationId, OrganizationAllotments> organizations =
      new ConcurrentHashMap<>();
  private volatile boolean recovered;

  @Autowired
  Allotments(
      AllotmentScript script, Announcements announcements, Journal journal, MeterRegistry meters) {
    this(script, announcements, journal.node().toString(), run(journal), meters);
  }

  Allotments(
      AllotmentScript script,
      Announcements announcements,
      String node,
      String run,
      MeterRegistry meters) {
    this.script = script;
    this.announcements = announcements;
    this.meters = meters;
    this.node = node;
    this.run = run;
  }

  /** Each run begins a new segment, whatever the clock says. */
  private static String run(Journal journal) {
    return "%016x-%s".formatted(journal.startedAt().segment(), UUID.randomUUID());
  }

  String node() {
    return node;
  }

  /** Null when this node has none of it yet. */
  public @Nullable Allotment get(Counter counter) {
    OrganizationAllotments known = organizations.get(counter.key().organization());
    return known == null ? null : known.get(counter);
  }

  /** The same where only its key is known. */
  public @Nullable Allotment known(Counter.Key key) {
    OrganizationAllotments known = organizations.get(key.organization());
    return known == null ? null : known.get(key);
  }

  /** Begins to hold of it. */
  public Allotment open(Counter counter, Spent spent) {
    return of(counter.key().organization()).open(counter, spent);
  }

  /** All or nothing, from what is held here. */
  public boolean takeNow(List<Want> wants) {
    return Taking.local(wants);
  }

  /**
   * All or nothing, from what is held here or can be had. The end is told once, whoever still
   * listens, on any thread.
   */
  public void take(OrganizationId organization, List<Want> wants, Consumer<Outcome> end) {
    if (!of(organization).take(new Taking(wants, end))) {
      meters.counter("turnpike.allotments.crowded").increment();
      end.accept(new Outcome.Unknown(new IllegalStateException("Too many wait.")));
    }
  }

  /**
   * The ledger knows more than before.
   *
   * @param spent by counter
   * @param used here, as far as the ledger knows it now
   */
  public void shipped(Map<Allotment, Spent> spent, Map<Allotment, Long> used) {
    Map<OrganizationId, Map<Allotment, Spent>> spentBy = new HashMap<>();
    Map<OrganizationId, Map<Allotment, Long>> usedBy = new HashMap<>();
    spent.forEach((each, known) -> map(spentBy, each).put(each, known));
    used.forEach((each, amount) -> map(usedBy, each).put(each, amount));
    Stream.concat(spentBy.keySet().stream(), usedBy.keySet().stream())
        .distinct()
        .forEach(
            organization ->
                of(organization)
                    .shipped(
                        spentBy.getOrDefault(organization, Map.of()),
                        usedBy.getOrDefault(organization, Map.of())));
  }

  private static <T> Map<Allotment, T> map(
      Map<OrganizationId, Map<Allotment, T>> maps, Allotment allotment) {
    return maps.computeIfAbsent(allotment.key().organization(), _ -> new HashMap<>());
  }

  /** The ledger has what earlier runs of this node used, and all nodes are told so. */
  public void recovered() {
    recovered = true;
    tellAll();
    announcements
        .publish(RECOVERED, node + " " + run)
        .retryWhen(Retry.fixedDelay(UNTIL_FREE_ANYWAY, Duration.ofSeconds(1)))
        .onErrorComplete()
        .toFuture();
  }

  /**
   * Of another node; what is spent has been read since.
   *
   * @param message as it was announced
   */
  public void recovered(String message) {
    String[] words = message.split(" ", 2);
    if (words.length == 2 && !words[0].equals(node)) {
      restarts.note(words[0], words[1]);
    }
  }

  /** Whether what a run of a node holds is all in the ledger. */
  boolean isOver(String other, @Nullable String otherRun) {
    return restarts.isOver(other, otherRun);
  }

  /** Of all organizations. */
  public Collection<Allotment> all() {
    return organizations.values().stream().flatMap(each -> each.all().stream()).toList();
  }

  void tick() {
    organizations.values().forEach(OrganizationAllotments::tick);
  }

  void tellAll() {
    organizations.values().forEach(OrganizationAllotments::tellAll);
  }

  void recall(String key) {
    organizations.values().forEach(each -> each.recall(key));
  }

  private OrganizationAllotments of(OrganizationId organization) {
    return organizations.computeIfAbsent(organization, _ -> new OrganizationAllotments(this));
  }

  @Override
  public void go(RoundTrip trip, BiConsumer<@Nullable List<Long>, @Nullable Throwable> back) {
    String[] arguments =
        trip.arguments(node, run, operations.incrementAndGet(), recovered, restarts.told());
    script.run(trip.keys(), arguments).timeout(PATIENCE).toFuture().whenComplete(back);
  }

  @Override
  public void recall(Allotment allotment) {
    announcements.publish(TOPIC, allotment.key().inRedis()).onErrorComplete().toFuture();
  }

  @Override
  public void later(Runnable what, long millis) {
    Schedulers.parallel().schedule(what, millis, TimeUnit.MILLISECONDS);
  }
}
