package io.turnpike.billing.simulation;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budget.Mode;
import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Period;
import io.turnpike.billing.Scope;
import io.turnpike.billing.allotment.FaultyLine.Fault;
import io.turnpike.billing.simulation.SimulatedCall.Asked;
import io.turnpike.billing.testing.SpendNode;
import io.turnpike.billing.testing.Tenant;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.admission.AdmissionRefused;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Three nodes on real stores, with real journals, and one hand that draws from a seed what happens
 * next: calls come, try again, end, cost less or more than was held or nothing; nodes ship late,
 * are killed and begin anew; trips to Redis are lost, not answered, doubled, late; Redis forgets
 * everything; amounts change; hours pass. After each step the books, kept beside it in the plainest
 * way, must agree. An organization lives for ten thousand steps; then all must be settled to the
 * nano-dollar everywhere.
 */
final class MoneySimulation implements AutoCloseable {

  private static final int NODES = 3;
  private static final int STEPS_OF_A_WORLD = 10_000;
  private static final int PLACES = 48;
  private static final int REQUESTS = 1_000;
  private static final long AMOUNT = 3_000_000_000L;
  private static final int HOURS = 12;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Stores stores;
  private final long seed;
  private final Draws draws;
  private final SimulatedRules rules = new SimulatedRules();
  private final List<SpendNode> nodes = new ArrayList<>();
  private final Map<Happening, Long> happened = new EnumMap<>(Happening.class);
  private final List<SimulatedCall> living = new ArrayList<>();
  private final List<SimulatedCall> orphans = new ArrayList<>();
  private Tenant tenant = Tenant.create();
  private Books books = new Books();
  private Instant at = Instant.now();
  private final Quiet quiet = new Quiet();
  private Bucket bucket = new Bucket(REQUESTS, UUID.randomUUID());
  private long step;

  MoneySimulation(Stores stores, long seed) throws Exception {
    this.stores = stores;
    this.seed = seed;
    this.draws = new Draws(seed);
    for (int i = 0; i < NODES; i++) {
      nodes.add(new SpendNode(stores, rules));
    }
  }

  /** Goes on; what has happened how often by then. */
  Map<Happening, Long> run(long steps) throws Exception {
    for (long end = step + steps; step < end; step++) {
      if (step % STEPS_OF_A_WORLD == 0) {
        end();
        begin();
      }
      next();
    }
    end();
    return happened;
  }

  private void begin() {
    tenant = Tenant.create();
    books = new Books();
    at = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(HOURS, ChronoUnit.HOURS);
    rules.are(
        List.of(
            budget("all", Scope.ORGANIZATION, Period.Unit.MONTH),
            budget("each-user", new Scope(Scope.Kind.USER, "", Set.of()), Period.Unit.HOUR),
            budget("dear", new Scope(Scope.Kind.MODEL, "", Set.of("o9")), Period.Unit.LIFETIME),
            budget(
                "team",
                new Scope(Scope.Kind.TEAM, "", Set.of(tenant.teamSlug())),
                Period.Unit.DAY)),
        List.of(
            limit("places", Measure.CONCURRENCY, PLACES, null),
            limit("requests", Measure.REQUESTS, REQUESTS, Limit.Per.DAY)));
    bucket = new Bucket(REQUESTS, rules.limit("requests").counter());
  }

  private Budget budget(String id, Scope scope, Period.Unit unit) {
    long amount = AMOUNT / 2 + draws.upTo(AMOUNT);
    Period period = new Period(unit, 0);
    return new Budget(
        id, UUID.randomUUID(), scope, amount, period, Mode.HARD, null, List.of(), Instant.EPOCH);
  }

  private static Limit limit(String id, Measure measure, long amount, Limit.Per per) {
    return new Limit(
        id, UUID.randomUUID(), Scope.ORGANIZATION, measure, amount, per, Instant.EPOCH);
  }

  private void next() throws Exception {
    int drawn = draws.below(100_000);
    if (drawn < 46_000) {
      admit();
    } else if (drawn < 93_500) {
      settle();
    } else if (drawn < 99_350) {
      cover();
    } else if (drawn < 99_750) {
      ship(draws.below(NODES));
    } else if (drawn < 99_790) {
      fault();
    } else if (drawn < 99_810) {
      late();
    } else if (drawn < 99_930) {
      edit();
    } else if (drawn < 99_960) {
      hour();
    } else if (drawn < 99_975) {
      check();
    } else if (drawn < 99_981) {
      kill(draws.below(NODES));
    } else if (drawn < 99_983) {
      forget();
    }
  }

  private void count(Happening what) {
    happened.merge(what, 1L, Long::sum);
  }

  private void admit() {
    int node = draws.below(NODES);
    Asked asked = draws.asked(at);
    int faults = nodes.get(node).line().faults();
    long began = System.nanoTime();
    try {
      Hold hold = nodes.get(node).admit(asked.of(tenant));
      boolean alone = nodes.get(node).line().faults() != faults;
      admitted(new SimulatedCall(asked, node, hold, alone));
    } catch (AdmissionRefused refusal) {
      Hold late = laterThough(refusal, asked, node);
      if (late == null) {
        refused(asked, refusal);
      } else {
        count(Happening.ADMITTED_LATE);
        admitted(new SimulatedCall(asked, node, late, false));
      }
    } catch (Unavailable notNow) {
      count(Happening.UNAVAILABLE);
      boolean slow = System.nanoTime() - began > Quiet.ANSWERED_NANOS;
      boolean fault = nodes.get(node).line().faults() != faults;
      require(slow || fault, "unavailable without a fault: " + notNow);
    }
  }

  /**
   * What fits may be refused as long as nodes have not heard of each other, which on a busy machine
   * takes as long as it takes; it must not stay refused. Null where it rightly is.
   */
  private @Nullable Hold laterThough(AdmissionRefused refusal, Asked asked, int node) {
    boolean judged =
        refusal.status() == 402
            ? fits(asked, refusal)
            : refusal.limit().equals("places") && living.size() < PLACES;
    if (!quiet.is() || !judged) {
      return null;
    }
    for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; pause()) {
      try {
        return nodes.get(node).admit(asked.of(tenant));
      } catch (AdmissionRefused | Unavailable again) {
        count(Happening.REFUSED_AGAIN);
      }
    }
    return null;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean fits(Asked asked, AdmissionRefused refusal) {
    boolean fits = true;
    for (Line line : lines(asked)) {
      boolean decides = asked.isOpen() || line.budget().id().equals(refusal.limit());
      long worst = line.worst(asked.quotes(), asked.isOpen() ? 1 : -1);
      fits &= !decides || worst <= books.left(line);
    }
    return fits;
  }

  private void admitted(SimulatedCall call) {
    long most = call.hold.mostOutputTokens();
    count(most >= 0 ? Happening.CAPPED : Happening.ADMITTED);
    for (Line line : lines(call.asked)) {
      long worst = line.worst(call.asked.quotes(), most);
      books.hold(line, worst);
      call.held.put(line.key(), worst);
      if (worst > 0) {
        requireFits(line);
      }
    }
    requireNoMoreThanFits(call, most);
    living.add(call);
    long placed = living.stream().filter(each -> !each.alone).count();
    require(placed <= PLACES, "more calls at once than places: " + placed);
    if (!call.alone) {
      bucket.take(call);
      require(bucket.isWithin(), "more requests a day than the limit: " + bucket);
    }
    journal(call);
  }

  /** What may be written is cut to what there is money for, and no further. */
  private void requireNoMoreThanFits(SimulatedCall call, long most) {
    if (most < 0 || !quiet.is()) {
      return;
    }
    boolean oneMoreFits = true;
    for (Line line : lines(call.asked)) {
      long more = line.worst(call.asked.quotes(), most + 1) - call.held.get(line.key());
      oneMoreFits &= more <= books.left(line);
    }
    if (oneMoreFits) {
      count(Happening.CAPPED_LOW);
    }
  }

  private void requireFits(Line line) {
    long beyond = -books.left(line) - books.excess(line);
    require(beyond <= 0, "budget " + line.key() + " is overshot by " + beyond);
  }

  private List<Line> lines(Asked asked) {
    List<Line> lines = new ArrayList<>();
    for (Budget budget : rules.budgets()) {
      Line line = Line.of(budget, asked);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void journal(SimulatedCall call) {
    Asked asked = call.asked;
    nodes
        .get(call.node)
        .folder()
        .append(
            SimulatedRecords.opened(tenant, asked),
            SimulatedRecords.dispatched(asked, 1, asked.quotes().getFirst(), List.of()));
  }

  private void refused(Asked asked, AdmissionRefused refusal) {
    count(refusal.status() == 402 ? Happening.REFUSED_BY_BUDGET : Happening.REFUSED_BY_LIMIT);
    if (refusal.status() == 429) {
      require(
          !quiet.is() || !refusal.limit().equals("places") || living.size() >= PLACES,
          "a place is refused though only " + living.size() + " are taken");
      if (refusal.limit().equals("requests")) {
        limitAnew();
      }
      settle();
      return;
    }
    if (quiet.is()) {
      requireDoesNotFit(asked, refusal);
    }
    rules.budgets().stream()
        .filter(each -> each.id().equals(refusal.limit()))
        .forEach(each -> raise(Line.of(each, asked)));
  }

  /** Another limit in the place of the one before, while calls of that are open. */
  private void limitAnew() {
    Limit anew = limit("requests", Measure.REQUESTS, REQUESTS, Limit.Per.DAY);
    rules.are(rules.budgets(), List.of(rules.limit("places"), anew));
    bucket = new Bucket(REQUESTS, anew.counter());
  }

  private void requireDoesNotFit(Asked asked, AdmissionRefused refusal) {
    if (fits(asked, refusal)) {
      StringBuilder left = new StringBuilder("refused though it fits: ");
      for (Line line : lines(asked)) {
        left.append(line.key()).append('=').append(books.left(line)).append(' ');
      }
      require(false, left + refusal.sentence());
    }
  }

  /** So that refusals do not become all that happens. */
  private void raise(Line line) {
    long room = draws.chance(1, 4) ? draws.size(AMOUNT / 100) : AMOUNT / 4 + draws.upTo(AMOUNT);
    long used = line.budget().amountNanoUsd() - books.left(line);
    rules.edit(line.budget(), Math.max(1, used + room));
  }

  private void edit() {
    count(Happening.EDITED);
    Budget budget = rules.budgets().get(draws.below(rules.budgets().size()));
    long amount = draws.chance(1, 2) ? draws.upTo(AMOUNT) : budget.amountNanoUsd() + AMOUNT / 2;
    rules.edit(budget, Math.max(1, amount));
  }

  private void settle() {
    if (living.isEmpty()) {
      return;
    }
    SimulatedCall call = living.remove(draws.below(living.size()));
    long worst = worstOf(call, call.charges.size());
    switch (draws.below(20)) {
      case 0, 1, 2 -> release(call);
      case 3, 4, 5, 6 -> record(call, worst);
      case 7 -> record(call, worst + draws.size(1_000_000));
      case 8 -> record(call, 0);
      default -> record(call, draws.upTo(worst));
    }
  }

  /** At worst, of the attempt that is under way. */
  private static long worstOf(SimulatedCall call, int attempt) {
    Quote quote = call.asked.quotes().get(Math.min(attempt, call.asked.quotes().size() - 1));
    long most = call.hold.mostOutputTokens();
    boolean open = !quote.limited() && most >= 0;
    return quote.nanoUsd(open ? Math.min(most, quote.outputTokens()) : quote.outputTokens());
  }

  private static Charge charge(SimulatedCall call, long nanoUsd) {
    int attempt = Math.min(call.charges.size(), call.asked.quotes().size() - 1);
    return new Charge("acme", call.asked.quotes().get(attempt).model(), nanoUsd, 1);
  }

  /** A call that never reached anybody, or whose attempts were for nothing. */
  private void release(SimulatedCall call) {
    if (!call.charges.isEmpty()) {
      record(call, 0);
      return;
    }
    count(Happening.RELEASED);
    call.hold.settle(List.of(), false);
    bucket.giveBack(call);
    bookedAs(call, null);
    // Its journal ends all the same, with nothing to pay.
    nodes.get(call.node).folder().close(List.of(SimulatedRecords.closed(tenant, call)));
    books.recorded(0);
  }

  private void record(SimulatedCall call, long nanoUsd) {
    count(Happening.RECORDED);
    call.charges.add(charge(call, nanoUsd));
    call.hold.settle(List.copyOf(call.charges), true);
    bookedAs(call, call.charges);
    nodes.get(call.node).folder().close(List.of(SimulatedRecords.closed(tenant, call)));
    books.recorded(call.charges.stream().mapToLong(Charge::nanoUsd).sum());
  }

  private void bookedAs(SimulatedCall call, List<Charge> charges) {
    for (Line line : lines(call.asked)) {
      Long cost = charges == null ? null : (Long) line.cost(charges);
      books.settle(line, call.held.getOrDefault(line.key(), 0L), cost);
    }
  }

  /** A further attempt, after one that may have cost something. */
  private void cover() {
    if (living.isEmpty()) {
      return;
    }
    SimulatedCall call = living.get(draws.below(living.size()));
    if (call.charges.size() >= 3) {
      return;
    }
    Charge ended =
        charge(call, draws.chance(1, 3) ? 0 : draws.upTo(worstOf(call, call.charges.size())));
    long worst = worstOf(call, call.charges.size() + 1);
    call.charges.add(ended);
    List<Charge> all = new ArrayList<>(call.charges);
    all.add(charge(call, worst));
    int faults = nodes.get(call.node).line().faults();
    boolean covered = covered(call, all);
    count(covered ? Happening.COVERED : Happening.NOT_COVERED);
    boolean clear = quiet.is() && nodes.get(call.node).line().faults() == faults;
    boolean fits = true;
    for (Line line : lines(call.asked)) {
      long held = call.held.getOrDefault(line.key(), 0L);
      long more = Math.max(0, line.cost(all) - held);
      fits &= more == 0 || more <= books.left(line);
      if (covered && more > 0) {
        books.hold(line, more);
        call.held.put(line.key(), held + more);
        requireFits(line);
      }
    }
    if (covered) {
      Quote quote = call.asked.quotes().getLast();
      nodes
          .get(call.node)
          .folder()
          .append(
              SimulatedRecords.dispatched(
                  call.asked,
                  call.charges.size() + 1,
                  quote,
                  List.of(SimulatedRecords.attempt(call.charges.size(), ended))));
    } else {
      require(!fits || !clear, "an attempt is not covered though it fits");
      living.remove(call);
      close(call);
    }
  }

  /** The same patience as with what is refused. */
  private boolean covered(SimulatedCall call, List<Charge> all) {
    boolean fits = true;
    for (Line line : lines(call.asked)) {
      long more = line.cost(all) - call.held.getOrDefault(line.key(), 0L);
      fits &= more <= 0 || more <= books.left(line);
    }
    long end = System.nanoTime() + (fits ? PATIENCE_NANOS : 0);
    boolean covered;
    do {
      covered = Boolean.TRUE.equals(call.hold.cover(all).block(Duration.ofSeconds(10)));
    } while (!covered && System.nanoTime() < end);
    return covered;
  }

  /** What was tried is paid; nothing more is tried. */
  private void close(SimulatedCall call) {
    call.hold.settle(List.copyOf(call.charges), true);
    bookedAs(call, call.charges);
    nodes.get(call.node).folder().close(List.of(SimulatedRecords.closed(tenant, call)));
    books.recorded(call.charges.stream().mapToLong(Charge::nanoUsd).sum());
  }

  private void ship(int node) throws InterruptedException {
    count(Happening.SHIPPED);
    nodes.get(node).ship();
    List<SimulatedCall> found = orphans.stream().filter(each -> each.node == node).toList();
    found.forEach(this::recovered);
    orphans.removeAll(found);
    quiet.recovered(node);
  }

  /** Attempts that had ended are paid, the one under way by its estimated input. */
  private void recovered(SimulatedCall call) {
    int attempt = Math.min(call.charges.size(), call.asked.quotes().size() - 1);
    Quote quote = call.asked.quotes().get(attempt);
    call.charges.add(charge(call, call.asked.estimate() * quote.rates().input()));
    bookedAs(call, call.charges);
    books.recorded(call.charges.stream().mapToLong(Charge::nanoUsd).sum());
  }

  private void fault() {
    Fault[] faults = Fault.values();
    nodes.get(draws.below(NODES)).line().next(faults[draws.below(faults.length)]);
    count(Happening.FAULT);
  }

  private void late() {
    nodes.get(draws.below(NODES)).line().deliverLate();
    count(Happening.DELIVERED_LATE);
  }

  private void hour() {
    at = at.plus(1, ChronoUnit.HOURS);
    count(Happening.HOUR_PASSED);
  }

  private void kill(int node) throws InterruptedException {
    count(Happening.KILLED);
    nodes.get(node).killAndRestart();
    List<SimulatedCall> dead = living.stream().filter(each -> each.node == node).toList();
    orphans.addAll(dead);
    living.removeAll(dead);
    quiet.killed(node);
    if (draws.chance(1, 2)) {
      ship(node);
    }
  }

  /** While all nodes live: what a dead one held, only Redis knows. */
  private void forget() {
    if (quiet.isRecovering()) {
      return;
    }
    count(Happening.FORGOTTEN);
    stores.redis().ask(commands -> commands.flushall()).blockLast();
    // Rates begin full, and calls from before may come back to them.
    bucket = new Bucket(2 * REQUESTS, bucket.counter());
  }

  /** All that has ended is shipped: then the ledger has what the books have. */
  private void check() throws InterruptedException {
    count(Happening.CHECKED);
    for (int node = 0; node < NODES; node++) {
      ship(node);
    }
    new Ledger(stores, tenant).mustAgree(books, this::require);
  }

  private void end() throws Exception {
    while (!living.isEmpty()) {
      settle();
    }
    for (SpendNode node : nodes) {
      node.line().deliverLate();
    }
    check();
    new Shared(stores, tenant).mustBeSettled(books, this::require);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(
          "Seed %d, step %d: %s. So far: %s".formatted(seed, step, otherwise, happened));
    }
  }

  @Override
  public void close() throws Exception {
    for (SpendNode node : nodes) {
      node.close();
    }
  }
}
