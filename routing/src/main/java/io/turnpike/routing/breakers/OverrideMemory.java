package io.turnpike.routing.breakers;

import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.attempt.health.Held;
import io.turnpike.routing.attempt.health.TargetKey;
import io.turnpike.routing.attempt.health.Targets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Brings what operators ordered into the data plane's memory: all of it, since it is little. */
@Component
final class OverrideMemory {

  private final Database database;
  private final Targets targets;
  private final AtomicInteger changes = new AtomicInteger();

  OverrideMemory(Database database, Targets targets) {
    this.database = database;
    this.targets = targets;
  }

  /** Reads the table. What changed here meanwhile is not undone by an older read. */
  Mono<Void> load() {
    return Mono.defer(
        () -> {
          int before = changes.get();
          return database
              .across(OverrideTable::all)
              .collectMap(Map.Entry::getKey, Map.Entry::getValue)
              .flatMap(all -> keep(all, before));
        });
  }

  /**
   * A change of this node, already committed.
   *
   * @param held null when it is not held any longer
   */
  void change(TargetKey key, @Nullable Held held) {
    changes.incrementAndGet();
    Map<TargetKey, Held> all = new HashMap<>(targets.held());
    if (held == null) {
      all.remove(key);
    } else {
      all.put(key, held);
    }
    targets.hold(all);
  }

  private Mono<Void> keep(Map<TargetKey, Held> all, int before) {
    if (changes.get() != before) {
      return load();
    }
    targets.hold(all);
    return Mono.empty();
  }
}
