package io.turnpike.routing.gateway.breakers;

import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.gateway.attempt.health.Held;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.routing.gateway.attempt.health.Targets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Brings what operators ordered into the data plane's memory: all of it, since it is little. Reads
 * and changes come from several threads; each takes effect as a whole, one after the other, and
 * none is undone by a read that began before it. Requests never wait for this.
 */
@Component
final class OverrideMemory {

  private final Supplier<Mono<Map<TargetKey, Held>>> table;
  private final Consumer<Map<TargetKey, Held>> memory;
  private Map<TargetKey, Held> all = Map.of();

  /** Counts changes of this node and reads, in the order in which they began. */
  private long began;

  private long changed;
  private long kept;

  @Autowired
  OverrideMemory(Database database, Targets targets) {
    this(
        () ->
            database.across(OverrideTable::all).collectMap(Map.Entry::getKey, Map.Entry::getValue),
        targets::hold);
  }

  /**
   * @param table what is in the database when it is subscribed to
   * @param memory told of all there is after each change
   */
  OverrideMemory(
      Supplier<Mono<Map<TargetKey, Held>>> table, Consumer<Map<TargetKey, Held>> memory) {
    this.table = table;
    this.memory = memory;
  }

  /** Reads the table; once more if something was changed here meanwhile. */
  Mono<Void> load() {
    return Mono.defer(
        () -> {
          long read = begin();
          return table.get().flatMap(found -> keep(found, read) ? Mono.empty() : load());
        });
  }

  /**
   * A change of this node, already committed.
   *
   * @param held null when it is not held any longer
   */
  synchronized void change(TargetKey key, @Nullable Held held) {
    changed = begin();
    Map<TargetKey, Held> next = new HashMap<>(all);
    if (held == null) {
      next.remove(key);
    } else {
      next.put(key, held);
    }
    hold(next);
  }

  private synchronized long begin() {
    return ++began;
  }

  /** False when it may be older than a change. What is older than another read says nothing. */
  private synchronized boolean keep(Map<TargetKey, Held> found, long read) {
    if (read < changed) {
      return false;
    }
    if (read > kept) {
      kept = read;
      hold(found);
    }
    return true;
  }

  private void hold(Map<TargetKey, Held> next) {
    all = next;
    memory.accept(next);
  }
}
