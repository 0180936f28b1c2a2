package io.turnpike.routing.config.sets;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.GuardrailSets.Applied;
import io.turnpike.routing.guard.NamedSet;
import io.turnpike.routing.guard.SetScope.Level;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.tenants.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The sets of one organization, as a node has read them, and what they come to for its callers. */
final class KnownSets {

  private static final Logger log = LoggerFactory.getLogger(KnownSets.class);
  private static final Comparator<Held> WIDEST_FIRST =
      Comparator.comparing(Held::level).thenComparing(held -> held.set.named.name());

  /** Callers that the same sets hold for share one answer; these are all that is kept of them. */
  private static final int MOST = 1_000;

  private final List<ReadSet> sets;
  private final int weight;
  private final Map<List<Held>, Mono<Applied>> applied = new ConcurrentHashMap<>();

  KnownSets(List<StoredSet> stored) {
    this.sets = stored.stream().map(ReadSet::of).toList();
    this.weight = 100 + sets.stream().mapToInt(ReadSet::weight).sum();
  }

  /** In bytes, roughly. */
  int weight() {
    return weight;
  }

  @Nullable NamedSet named(String name) {
    for (ReadSet set : sets) {
      if (set.named.name().equals(name)) {
        return set.named;
      }
    }
    return null;
  }

  /** Made once for all callers that the same sets hold for. */
  Mono<Applied> of(Caller caller) {
    if (sets.isEmpty()) {
      return GuardrailSets.NONE;
    }
    List<Held> held = held(caller);
    Mono<Applied> before = applied.get(held);
    return before != null ? before : remembered(held);
  }

  private List<Held> held(Caller caller) {
    List<Held> held = new ArrayList<>();
    for (ReadSet set : sets) {
      Level level = set.named.scope().level(caller);
      if (level != Level.NONE) {
        held.add(new Held(set, level));
      }
    }
    held.sort(WIDEST_FIRST);
    return held;
  }

  private Mono<Applied> remembered(List<Held> held) {
    Mono<Applied> made = made(held);
    if (applied.size() < MOST) {
      applied.putIfAbsent(List.copyOf(held), made);
    }
    return made;
  }

  private static Mono<Applied> made(List<Held> held) {
    for (Held each : held) {
      if (!each.set.whole && !each.set.named.observed()) {
        return Mono.error(() -> outdated(each.set.named.name()));
      }
    }
    return Mono.just(new Applied(StrictestRules.of(rules(held, false)), all(rules(held, true))));
  }

  private static List<GuardrailRules> rules(List<Held> held, boolean observed) {
    return held.stream()
        .map(each -> each.set.named)
        .filter(set -> set.observed() == observed)
        .map(NamedSet::rules)
        .toList();
  }

  private static GuardrailRules all(List<GuardrailRules> sets) {
    return sets.stream().reduce(GuardrailRules.NONE, GuardrailRules::and);
  }

  /** Closed: to go on without a part of what was asked for would be no guardrail. */
  private static Unavailable outdated(String name) {
    return new Unavailable(
        "The guardrails \"" + name + "\" cannot be used by this version; save them again.");
  }

  /** The same set by the same level is equal, and no more of it is looked at. */
  private record Held(ReadSet set, Level level) {}

  /** One set; equal to itself alone. */
  private static final class ReadSet {

    private final NamedSet named;
    private final boolean whole;
    private final int checks;

    private ReadSet(NamedSet named, SetDocument read) {
      this.named = named;
      this.whole = read.mistakes().none();
      this.checks = read.weight();
    }

    int weight() {
      return 500 + 4 * named.document().length() + checks;
    }

    static ReadSet of(StoredSet stored) {
      SetDocument read = SetDocument.read(stored.name(), stored.document());
      if (!read.mistakes().none()) {
        log.error(
            "The guardrails {} were accepted once and are not now: {}",
            stored.name(),
            read.mistakes().list());
      }
      return new ReadSet(stored.named(read), read);
    }
  }
}
