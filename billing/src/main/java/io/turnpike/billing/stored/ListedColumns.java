package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.ListedNotes.Guardrails;
import org.jspecify.annotations.Nullable;

/** What the cache and guardrails did, out of the decision record. Null for nearly all requests. */
final class ListedColumns {

  static final Columns<ListedNotes> ALL = new Columns<>();

  private static final Cell<@Nullable String> STATUS =
      cached("cache_status", cache -> cache.status().word());
  private static final Cell<@Nullable String> ENTRY = cached("cache_entry", Cache::entry);
  private static final Cell<@Nullable Long> SAVED_NANO =
      ALL.optionalBig("cache_saved_nano", notes -> of(notes.cache(), Cache::savedNanoUsd));
  private static final Cell<@Nullable Long> SAVED_MICROS =
      ALL.optionalBig("cache_saved_micros", notes -> of(notes.cache(), Cache::savedMicros));
  private static final Cell<@Nullable Double> SIMILARITY =
      ALL.optionalReal("cache_similarity", notes -> of(notes.cache(), Cache::similarity));
  private static final Cell<@Nullable String> STRICTEST =
      ALL.optional(
          "guardrail",
          Limits.NAME,
          notes -> of(notes.guardrails(), guardrails -> guardrails.strictest().word()));
  private static final Cell<@Nullable Integer> NOTES =
      ALL.optionalNumber("guardrail_notes", notes -> of(notes.guardrails(), Guardrails::notes));

  private ListedColumns() {}

  /** A word of a newer release is passed over. */
  static ListedNotes read(Readable row) {
    return new ListedNotes(cache(row), guardrails(row));
  }

  private static @Nullable Cache cache(Readable row) {
    CacheStatus status = CacheStatus.of(STATUS.of(row));
    return status == null
        ? null
        : new Cache(
            status, ENTRY.of(row), SAVED_NANO.of(row), SAVED_MICROS.of(row), SIMILARITY.of(row));
  }

  private static @Nullable Guardrails guardrails(Readable row) {
    GuardrailAction strictest = GuardrailAction.of(STRICTEST.of(row));
    Integer notes = NOTES.of(row);
    return strictest == null || notes == null ? null : new Guardrails(strictest, notes);
  }

  private static Cell<@Nullable String> cached(String name, Part<Cache, String> value) {
    return ALL.optional(name, Limits.NAME, notes -> of(notes.cache(), value));
  }

  private static <T, V> @Nullable V of(@Nullable T whole, Part<T, V> part) {
    return whole == null ? null : part.of(whole);
  }

  private interface Part<T, V> {
    @Nullable V of(T whole);
  }
}
