package io.turnpike.billing.allotment;

import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/** What this node holds of shared counters, of all organizations. */
@Component
public class Allotments implements RedisWay {

  /** Messages say the key of a counter of which somebody is short. */
  static final String TOPIC = "allotments";

  private final AllotmentScript script;
  private final Announcements announcements;
  private final AllotmentMeters meters;
  private final String node;
  private final Patience patience;
  private final String boot = UUID.randomUUID().toString();
  private final AtomicLong operations = new AtomicLong();
  private final Map<OrganizationId, OrganizationAllotments> organizations =
      new ConcurrentHashMap<>();
  private volatile boolean recovered;

  @Autowired
  Allotments(
      AllotmentScript script,
      Announcements announcements,
      Journal journal,
      AllotmentMeters meters) {
    this(script, announcements, journal.node().toString(), meters, Patience.USUAL);
  }

  Allotments(
      AllotmentScript script,
      Announcements announcements,
      String node,
      AllotmentMeters meters,
      Patience patience) {
    this.script = script;
    this.announcements = announcements;
    this.meters = meters;
    this.node = node;
    this.patience = patience;
  }

  String node() {
    return node;
  }

  /** Another one with each run of it. */
  String boot() {
    return boot;
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
      meters.crowded.increment();
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

  /** The ledger has what earlier runs of this node used. */
  public void recovered() {
    recovered = true;
    tellAll();
  }

  public boolean hasRecovered() {
    return recovered;
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

  /** Gives back all that no call needs, since this node ends. False when that is not known. */
  boolean leave() throws InterruptedException {
    List<OrganizationAllotments> leaving = List.copyOf(organizations.values());
    CountDownLatch left = new CountDownLatch(leaving.size());
    leaving.forEach(each -> each.leave(left::countDown));
    return left.await(patience.trip().toMillis(), TimeUnit.MILLISECONDS);
  }

  void recall(String key) {
    organizations.values().forEach(each -> each.recall(key));
  }

  private OrganizationAllotments of(OrganizationId organization) {
    return organizations.computeIfAbsent(
        organization, _ -> new OrganizationAllotments(this, patience));
  }

  @Override
  public void go(RoundTrip trip, BiConsumer<@Nullable List<Long>, @Nullable Throwable> back) {
    String[] arguments = trip.arguments(node, boot, operations.incrementAndGet(), recovered);
    meters.trips.increment();
    script
        .run(trip.keys(), arguments)
        .timeout(patience.trip())
        .doOnError(_ -> meters.failures.increment())
        .toFuture()
        .whenComplete(back);
  }

  @Override
  public void recall(Allotment allotment) {
    meters.recalls.increment();
    announcements.publish(TOPIC, allotment.key().inRedis()).onErrorComplete().toFuture();
  }

  @Override
  public void later(Runnable what, long millis) {
    Schedulers.parallel().schedule(what, millis, TimeUnit.MILLISECONDS);
  }
}
