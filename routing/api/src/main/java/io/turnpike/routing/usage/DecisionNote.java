package io.turnpike.routing.usage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing the gateway decided about a request, in the order it was decided; together they are the
 * decision record. Never holds prompts, answers or secrets.
 *
 * <p>{@code at} is the JSON pointer of the config's node it was decided at; empty for the root and
 * for a plan without a config.
 */
public sealed interface DecisionNote {

  String at();

  /**
   * A branch's query was put to the request.
   *
   * @param then name of the target the branch leads to; {@code default} for the one without a query
   */
  record Evaluated(String at, String then, boolean held, List<Seen> seen) implements DecisionNote {}

  /**
   * A comparison and what the request had for it.
   *
   * @param field for example {@code metadata.plan}
   * @param wanted the operator and operands, for example {@code $in ["pro","team"]}
   * @param value at most 64 characters; null when the request has no such field
   */
  record Seen(String field, String wanted, @Nullable String value, boolean held) {}

  /**
   * A target was left out.
   *
   * @param code for programs: {@code breaker_open}, {@code no_tools}, {@code not_zdr}, …
   * @param detail for people
   */
  record Excluded(String at, String connection, String model, String code, String detail)
      implements DecisionNote {}

  /**
   * A strategy put its steps in order.
   *
   * @param mode as written in configs
   * @param order in the order they are to be tried
   * @param reason how, for example {@code drawn 0.37} or {@code probe}; null where order is all
   */
  record Ordered(String at, String mode, List<Place> order, @Nullable String reason)
      implements DecisionNote {}

  /**
   * @param at pointer of the step
   * @param label connection and model of a target, the mode of a nested step; in brackets behind
   *     the name, where it has one
   * @param measure what it was ordered by, with its unit, for example {@code weight 3}; null
   */
  record Place(String at, String label, @Nullable String measure) {}

  /**
   * What followed an attempt that failed.
   *
   * @param attempt its number
   * @param action {@code retry}, {@code key_rotation}, {@code token_renewal}, {@code fallback},
   *     {@code context_window}, {@code content_policy}, {@code unsigned}, {@code stop}
   * @param reason for people, for example {@code rate_limited, waits 800 ms}
   */
  record Followed(String at, int attempt, String action, String reason) implements DecisionNote {}

  /** A second try was started beside the first. */
  record Hedged(String at, int attempt, int beside, long afterMicros) implements DecisionNote {}

  /**
   * A copy of the request was sent elsewhere, or was not.
   *
   * @param copy id of the copy's own usage event; null when none was sent
   * @param reason why not; null when it was
   */
  record Shadowed(
      String at, String connection, String model, @Nullable UUID copy, @Nullable String reason)
      implements DecisionNote {}

  /** This request is itself a shadow of another. */
  record ShadowOf(String at, UUID original) implements DecisionNote {}

  /**
   * An attempt's provider claimed a count that cannot be. Its other counts stand; what this one
   * should have said is estimated.
   *
   * @param field the provider's name for it
   * @param claimed what it said, at most 64 characters
   */
  record UsageRejected(String at, int attempt, String field, String claimed)
      implements DecisionNote {}

  /**
   * An attempt's request did not say all that the client wrote, or said it otherwise; nothing of
   * what is meant changed.
   *
   * @param fields names as {@code x-turnpike-warnings} has them, with commas between
   */
  record Warned(String at, int attempt, String fields) implements DecisionNote {}

  /**
   * A budget had no room for the request as it was, and names a config for that.
   *
   * @param budget its id
   * @param config name of the config
   * @param reason why the request went as it was all the same, a word; null when it went by that
   *     config
   */
  record Degraded(String at, String budget, String config, @Nullable String reason)
      implements DecisionNote {}

  /**
   * The request's model was a name that stands for another.
   *
   * @param name an alias, or a family of models
   * @param model what it stood for
   */
  record Renamed(String at, String name, String model) implements DecisionNote {}

  /**
   * Whether an answer was kept for the request.
   *
   * @param status {@code hit}, {@code semantic-hit}, {@code miss}, {@code bypass}; in a miss of a
   *     hit that may not be served, {@code reason} tells why
   * @param entry short id of the entry; empty where none is meant
   * @param ageMillis of the entry; -1 without one
   * @param savedNanoUsd what the answer cost when it was made; -1 where nobody knows, 0 where
   *     nothing was saved
   * @param savedMicros how long it took then, less what the hit took
   * @param similarity 0 to 1, of what was asked then and now; -1 where both are the same
   * @param reason a word; null without one
   */
  record Cached(
      String at,
      String status,
      String entry,
      long ageMillis,
      long savedNanoUsd,
      long savedMicros,
      double similarity,
      @Nullable String reason)
      implements DecisionNote {}

  /**
   * A guardrail had something to say.
   *
   * @param side {@code input} or {@code output}
   * @param set name of the set it belongs to; null for the config's own
   * @param check for example {@code pii}
   * @param verdict {@code fail}, {@code error}, {@code changed}
   * @param action what followed: {@code flag}, {@code redact}, {@code deny}, {@code observed}
   * @param found kinds with their number, for example {@code email 2, iban 1}; never what was found
   * @param where the first place, for people
   */
  record Guarded(
      String at,
      String side,
      @Nullable String set,
      String check,
      String verdict,
      String action,
      String found,
      String where)
      implements DecisionNote {}

  /**
   * A router says whom it passed an attempt on to.
   *
   * @param provider as the router calls it
   * @param generation id under which the router keeps a record of the call; null without one
   * @param costUsd what the router takes for it, a decimal number; null where it does not say
   */
  record ServedBy(
      String at,
      int attempt,
      String provider,
      @Nullable String generation,
      @Nullable String costUsd)
      implements DecisionNote {}

  /** More was decided here than is kept. */
  record Omitted(String at, int notes) implements DecisionNote {}
}
