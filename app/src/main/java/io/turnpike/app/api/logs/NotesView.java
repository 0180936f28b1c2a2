package io.turnpike.app.api.logs;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.ListedNotes.Guardrails;
import org.jspecify.annotations.Nullable;

/**
 * What cache and guardrails did; all null where neither did anything.
 *
 * @param guardrail the strictest that followed
 * @param guardrailNotes how many guardrails had something to say
 */
public record NotesView(
    @Nullable String cache,
    @Nullable String cacheEntry,
    @Nullable Long savedNanoUsd,
    @Nullable Double savedMs,
    @Nullable Double similarity,
    @Nullable String guardrail,
    @Nullable Integer guardrailNotes) {

  static NotesView of(ListedNotes notes) {
    Cache cache = notes.cache();
    Guardrails guardrails = notes.guardrails();
    Long savedMicros = cache == null ? null : cache.savedMicros();
    return new NotesView(
        cache == null ? null : cache.status().word(),
        cache == null ? null : cache.entry(),
        cache == null ? null : cache.savedNanoUsd(),
        savedMicros == null ? null : Fields.millis(savedMicros),
        cache == null ? null : cache.similarity(),
        guardrails == null ? null : guardrails.strictest().word(),
        guardrails == null ? null : guardrails.notes());
  }
}
