package io.turnpike.app.api.logs;

import io.turnpike.app.api.Fields;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision record as JSON shows it: the same for a request that was made and for one that was
 * not.
 *
 * @param summary as in {@code x-turnpike-decision}; null for a request that got no further
 * @param config {@code name@version}; null without one
 * @param notes oldest first
 */
public record DecisionView(@Nullable String summary, @Nullable String config, List<Note> notes) {

  public static DecisionView of(
      @Nullable String summary, @Nullable String config, List<DecisionNote> notes) {
    return new DecisionView(summary, config, notes.stream().map(DecisionView::note).toList());
  }

  private static Note note(DecisionNote note) {
    return switch (note) {
      case DecisionNote.Evaluated(String at, String then, boolean held, List<Seen> seen) ->
          new Evaluated("evaluated", at, then, held, seen);
      case DecisionNote.Excluded(
              String at,
              String connection,
              String model,
              String code,
              String detail) ->
          new Excluded("excluded", at, connection, model, code, detail);
      case DecisionNote.Ordered(String at, String mode, List<Place> order, String reason) ->
          new Ordered("ordered", at, mode, order, reason);
      case DecisionNote.Followed(String at, int attempt, String action, String reason) ->
          new Followed("followed", at, attempt, action, reason);
      case DecisionNote.Hedged(String at, int attempt, int beside, long after) ->
          new Hedged("hedged", at, attempt, beside, Fields.millis(after));
      case DecisionNote.Shadowed(
              String at,
              String connection,
              String model,
              UUID copy,
              String reason) ->
          new Shadowed("copied", at, connection, model, copy, reason);
      case DecisionNote.ShadowOf(String at, UUID original) -> new ShadowOf("copy_of", at, original);
      case DecisionNote.Omitted(String at, int notes) -> new Omitted("omitted", at, notes);
      case DecisionNote.Warned(String at, int attempt, String fields) ->
          new Warned("warned", at, attempt, List.of(fields.split(", ")));
      case DecisionNote.Degraded(String at, String budget, String config, String reason) ->
          new Degraded("degraded", at, budget, config, reason);
      case DecisionNote.Renamed(String at, String name, String model) ->
          new Renamed("renamed", at, name, model);
      case DecisionNote.Cached cached -> Cached.of(cached);
      case DecisionNote.Guarded guarded -> Guarded.of(guarded);
      case DecisionNote.UsageRejected(String at, int attempt, String field, String claimed) ->
          new UsageRejected("usage_rejected", at, attempt, field, claimed);
      case DecisionNote.ServedBy(
              String at,
              int attempt,
              String provider,
              String generation,
              String costUsd) ->
          new ServedBy("served_by", at, attempt, provider, generation, costUsd);
    };
  }

  /** Each begins with its kind and the JSON pointer of the config's node. */
  sealed interface Note {}

  record Evaluated(String kind, String at, String then, boolean held, List<Seen> seen)
      implements Note {}

  record Excluded(String kind, String at, String provider, String model, String code, String detail)
      implements Note {}

  record Ordered(String kind, String at, String mode, List<Place> order, @Nullable String reason)
      implements Note {}

  record Followed(String kind, String at, int attempt, String action, String reason)
      implements Note {}

  record Hedged(String kind, String at, int attempt, int beside, @Nullable Double afterMs)
      implements Note {}

  record Shadowed(
      String kind,
      String at,
      String provider,
      String model,
      @Nullable UUID requestId,
      @Nullable String reason)
      implements Note {}

  record ShadowOf(String kind, String at, UUID requestId) implements Note {}

  record Omitted(String kind, String at, int notes) implements Note {}

  record Warned(String kind, String at, int attempt, List<String> fields) implements Note {}

  record Degraded(String kind, String at, String budget, String config, @Nullable String reason)
      implements Note {}

  record Renamed(String kind, String at, String name, String model) implements Note {}

  record Cached(
      String kind,
      String at,
      String status,
      @Nullable String entry,
      @Nullable Long ageMs,
      @Nullable Long savedNanoUsd,
      @Nullable Long savedMs,
      @Nullable Double similarity,
      @Nullable String reason)
      implements Note {

    static Cached of(DecisionNote.Cached note) {
      return new Cached(
          "cached",
          note.at(),
          note.status(),
          note.entry().isEmpty() ? null : note.entry(),
          note.ageMillis() < 0 ? null : note.ageMillis(),
          note.savedNanoUsd() < 0 ? null : note.savedNanoUsd(),
          note.ageMillis() < 0 ? null : note.savedMicros() / 1_000,
          note.similarity() < 0 ? null : note.similarity(),
          note.reason());
    }
  }

  record Guarded(
      String kind,
      String at,
      String side,
      @Nullable String set,
      String check,
      String verdict,
      String action,
      String found,
      String where)
      implements Note {

    static Guarded of(DecisionNote.Guarded note) {
      return new Guarded(
          "guarded",
          note.at(),
          note.side(),
          note.set(),
          note.check(),
          note.verdict(),
          note.action(),
          note.found(),
          note.where());
    }
  }

  record UsageRejected(String kind, String at, int attempt, String field, String claimed)
      implements Note {}

  record ServedBy(
      String kind,
      String at,
      int attempt,
      String provider,
      @Nullable String generation,
      @Nullable String costUsd)
      implements Note {}
}
