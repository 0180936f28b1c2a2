package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.meaning.Likeness.Near;
import io.turnpike.routing.cache.meaning.Likeness.Same;
import io.turnpike.routing.gateway.cache.meaning.SemanticCall;
import io.turnpike.routing.gateway.usage.KeptAnswer;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.Upstream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told and recorded of kept answers. */
final class CacheNotes {

  private static final String HIT = "hit";
  private static final String SEMANTIC_HIT = "semantic-hit";
  private static final String MISS = "miss";
  private static final String BYPASS = "bypass";

  private CacheNotes() {}

  /**
   * @param reason a word
   */
  static void bypass(UsageDraft draft, String reason) {
    draft.cache(BYPASS);
    draft.note(note(BYPASS, "", reason));
  }

  /**
   * @param reason why what was kept is not served; null where nothing was, or something that is
   *     only near
   */
  static void miss(CachedCall one, @Nullable String reason) {
    UsageDraft draft = one.call().draft();
    SemanticCall semantic = one.semantic();
    Near near = semantic == null || reason != null ? null : semantic.near();
    draft.cache(MISS);
    draft.note(near == null ? note(MISS, one.key().id(), reason) : note(near));
  }

  /** An answer that was kept. */
  static void hit(UsageDraft draft, String id, Entry entry) {
    hit(draft, HIT, id, entry, -1);
  }

  /** One to a question that means the same. */
  static void hit(UsageDraft draft, Same same, Entry entry) {
    hit(draft, SEMANTIC_HIT, same.key().id(), entry, same.similarity());
  }

  private static void hit(
      UsageDraft draft, String status, String id, Entry entry, double similarity) {
    Duration age = age(entry);
    served(draft, status, new Upstream(entry.connection(), entry.model()), id, age);
    draft.note(
        new Cached(
            "",
            status,
            id,
            age.toMillis(),
            entry.costNanoUsd(),
            Math.max(0, entry.micros() - draft.micros()),
            similarity,
            null));
  }

  /** One that is being made for another request; {@link #shared} tells what that saved. */
  static void following(UsageDraft draft, String id, UsageDraft leader) {
    Upstream upstream = new Upstream(text(leader.provider()), text(leader.model()));
    served(draft, HIT, upstream, id, Duration.ZERO);
  }

  /** Once it is known what the other request pays. */
  static void shared(UsageDraft draft, String id, UsageDraft leader) {
    Cost cost = leader.cost();
    long saved = cost == null ? -1 : cost.nanoUsd();
    draft.note(new Cached("", HIT, id, 0, saved, 0, -1, "shared"));
  }

  private static void served(
      UsageDraft draft, String status, Upstream upstream, String id, Duration age) {
    draft.kept(new KeptAnswer(upstream, id, age.toSeconds(), draft.micros()));
    draft.cache(status);
    draft.decide("cache:" + status);
  }

  private static Cached note(Near near) {
    return new Cached("", MISS, near.key().id(), -1, 0, 0, near.similarity(), near.reason());
  }

  private static Cached note(String status, String entry, @Nullable String reason) {
    return new Cached("", status, entry, -1, 0, 0, -1, reason);
  }

  /** Clocks of two nodes differ. */
  private static Duration age(Entry entry) {
    Duration age = Duration.between(entry.storedAt(), Instant.now());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
