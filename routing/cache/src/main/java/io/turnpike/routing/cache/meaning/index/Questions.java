package io.turnpike.routing.cache.meaning.index;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.meaning.acceptance.Acceptance;
import io.turnpike.routing.cache.meaning.acceptance.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one place has in this node's memory. */
final class Questions {

  private static final int CANDIDATES = 8;
  private static final int MOST_FORGOTTEN = 1000;

  private final Map<EntryKey, KeptQuestion> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<Acceptance> learned = new AtomicReference<>(Acceptance.NEW);
  private final Queue<Label> unwritten = new ConcurrentLinkedQueue<>();
  private final Map<EntryKey, Instant> forgotten = new ConcurrentHashMap<>();
  private final Reading reading = new Reading();

  /** A question and how like it is. */
  record Candidate(KeptQuestion question, double similarity) {}

  Acceptance learned() {
    return learned.get();
  }

  /**
   * @param written whether it will come to Postgres, see {@link #written}
   */
  void learn(Label label, boolean written) {
    if (written) {
      unwritten.add(label);
    }
    learned.updateAndGet(before -> before.with(label));
  }

  /** It is in Postgres, or never will be. */
  void written(Label label) {
    unwritten.remove(label);
  }

  /**
   * What Postgres knows; what has not come there yet is known here.
   *
   * @param labels oldest first
   */
  void learned(List<Label> labels) {
    List<Label> fresh = unwritten.stream().filter(label -> !labels.contains(label)).toList();
    learned.set(Acceptance.of(Stream.concat(labels.stream(), fresh.stream()).toList()));
  }

  Reading reading() {
    return reading;
  }

  int size() {
    return kept.size();
  }

  /** Roughly, of memory. */
  int weight() {
    return (int) Math.min(Integer.MAX_VALUE, bytes.get() + 1000);
  }

  void put(KeptQuestion question) {
    KeptQuestion before = kept.put(question.key(), question);
    bytes.addAndGet(question.weight() - (before == null ? 0 : before.weight()));
  }

  void remove(EntryKey key) {
    KeptQuestion before = kept.remove(key);
    bytes.addAndGet(before == null ? 0 : -before.weight());
  }

  /** Until it is kept anew: reading what Postgres still has does not bring it back. */
  void forget(EntryKey key) {
    if (forgotten.size() >= MOST_FORGOTTEN) {
      forgotten.clear();
    }
    forgotten.put(key, Instant.now());
    remove(key);
  }

  /** What another node has kept, or this one before it began anew. */
  void read(KeptQuestion question, Instant keptAt) {
    Instant gone = forgotten.get(question.key());
    if (gone == null || keptAt.isAfter(gone)) {
      put(question);
    }
  }

  /** The likest, likest first, as far as they are at least so like. */
  List<Candidate> like(Direction direction, double least, Instant now) {
    List<Candidate> best = new ArrayList<>(CANDIDATES + 1);
    for (KeptQuestion question : kept.values()) {
      double similarity = direction.likeness(question.direction());
      Candidate worst = best.size() < CANDIDATES ? null : best.getLast();
      if (similarity >= least && better(similarity, worst) && question.lives(now)) {
        insert(best, new Candidate(question, similarity));
      }
    }
    return best;
  }

  private static boolean better(double similarity, @Nullable Candidate worst) {
    return worst == null || similarity > worst.similarity();
  }

  private static void insert(List<Candidate> best, Candidate one) {
    int at = best.size();
    while (at > 0 && best.get(at - 1).similarity() < one.similarity()) {
      at--;
    }
    best.add(at, one);
    if (best.size() > CANDIDATES) {
      best.removeLast();
    }
  }

  /** Takes out what has expired, and of too many a sixteenth, those that expire first. */
  int shrink(int most, Instant now) {
    kept.values().stream()
        .filter(question -> !question.lives(now))
        .map(KeptQuestion::key)
        .toList()
        .forEach(this::remove);
    int over = kept.size() - most;
    if (over <= 0) {
      return 0;
    }
    List<KeptQuestion> first =
        kept.values().stream()
            .sorted(Comparator.comparing(KeptQuestion::expiresAt))
            .limit(over + most / 16L)
            .toList();
    first.forEach(question -> remove(question.key()));
    return first.size();
  }
}
