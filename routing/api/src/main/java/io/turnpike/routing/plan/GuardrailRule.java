package io.turnpike.routing.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One check, and what follows from it. Its parameters were found to be right when it was saved.
 *
 * @param set name of the set it belongs to; null for one of the config's own
 * @param at JSON pointer in its document
 * @param check canonical name, for example {@code pii}
 * @param parameters JSON object, compact
 * @param reversible what is redacted is put back into the answer
 * @param onError what follows when nobody can say whether the check passes
 */
public record GuardrailRule(
    @Nullable String set,
    String at,
    String check,
    String parameters,
    Action action,
    boolean reversible,
    OnError onError) {

  /** What follows from a check that fails. */
  public enum Action {
    /** It is recorded, and nothing else. */
    FLAG,
    /** What was found is taken out. */
    REDACT,
    /** The request, or its answer, goes no further. */
    DENY;

    /** As written in configs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What follows from a check that nobody can make. */
  public enum OnError {
    PASS,
    DENY;

    /** As written in configs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
