package io.turnpike.billing;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists tell of a request's decision record.
 *
 * @param cache null where the config keeps no answers
 * @param guardrails null where none had anything to say; both are null in rows of releases that did
 *     not list them
 */
public record ListedNotes(@Nullable Cache cache, @Nullable Guardrails guardrails) {

  public static final ListedNotes NONE = new ListedNotes(null, null);

  /** What came last is what became of the request. */
  public static ListedNotes of(List<DecisionNote> notes) {
    return notes.isEmpty() ? NONE : new ListedNotes(Cache.of(notes), Guardrails.of(notes));
  }

  /**
   * @param entry short id of the entry; null where none is meant
   * @param savedNanoUsd what the answer cost when it was made; null unless one was served, and
   *     where nobody knows
   * @param savedMicros how long it took then, less what this request took; null unless one was
   *     served
   * @param similarity 0 to 1, of what was asked then and now; null where both are the same, or
   *     nothing was like it
   */
  public record Cache(
      CacheStatus status,
      @Nullable String entry,
      @Nullable Long savedNanoUsd,
      @Nullable Long savedMicros,
      @Nullable Double similarity) {

    private static @Nullable Cache of(List<DecisionNote> notes) {
      Cache last = null;
      for (DecisionNote note : notes) {
        Cache known = note instanceof Cached cached ? of(cached) : null;
        last = known == null ? last : known;
      }
      return last;
    }

    private static @Nullable Cache of(Cached note) {
      CacheStatus status = CacheStatus.of(note.status());
      return status == null
          ? null
          : new Cache(
              status,
              note.entry().isEmpty() ? null : note.entry(),
              status.served() ? known(note.savedNanoUsd()) : null,
              status.served() ? known(note.savedMicros()) : null,
              note.similarity() < 0 ? null : note.similarity());
    }

    private static @Nullable Long known(long figure) {
      return figure < 0 ? null : figure;
    }
  }

  /**
   * @param strictest of all that followed
   * @param notes how many there are, one for each guardrail and side
   */
  public record Guardrails(GuardrailAction strictest, int notes) {

    private static @Nullable Guardrails of(List<DecisionNote> notes) {
      Guardrails all = null;
      for (DecisionNote note : notes) {
        GuardrailAction action =
            note instanceof Guarded guarded ? GuardrailAction.of(guarded.action()) : null;
        all = action == null ? all : new Guardrails(action, 1).plus(all);
      }
      return all;
    }

    private Guardrails plus(@Nullable Guardrails others) {
      return others == null
          ? this
          : new Guardrails(stricter(strictest, others.strictest), notes + others.notes);
    }

    private static GuardrailAction stricter(GuardrailAction one, GuardrailAction other) {
      return one.compareTo(other) < 0 ? other : one;
    }
  }
}
