package io.turnpike.routing.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a target may not serve a request. Its word and its title are kept here. */
public enum Reason {
  CONNECTION_MISSING(Kind.POLICY, "no such connection"),
  /** The config leaves it to the request, and the request does not say. */
  PROVIDER_NOT_NAMED(Kind.CAPABILITY, "provider not named"),
  NOT_ZDR(Kind.POLICY, "may keep what it is sent"),
  MAY_TRAIN(Kind.POLICY, "may train on what it is sent"),
  WRONG_REGION(Kind.POLICY, "in another region"),
  NOT_AMONG_ONLY(Kind.POLICY, "not among those named"),
  IGNORED(Kind.POLICY, "to be ignored"),
  MODEL_NOT_SERVED(Kind.POLICY, "model not served"),
  PRICE_UNKNOWN(Kind.POLICY, "price not known"),
  /** The organization does not want models without a price to be asked. */
  UNPRICED_MODEL(Kind.POLICY, "price not known, so not to be asked"),
  TOO_EXPENSIVE(Kind.POLICY, "too expensive"),
  CAPABILITIES_UNKNOWN(Kind.CAPABILITY, "abilities not known"),
  NO_TOOLS(Kind.CAPABILITY, "cannot call tools"),
  NO_VISION(Kind.CAPABILITY, "cannot see images"),
  NO_JSON_SCHEMA(Kind.CAPABILITY, "cannot keep to a JSON schema"),
  NO_REASONING(Kind.CAPABILITY, "cannot reason"),
  CONTEXT_TOO_SMALL(Kind.CAPABILITY, "context window too small"),
  OUTPUT_TOO_SMALL(Kind.CAPABILITY, "answer too long for it"),
  /** Its provider's API has no words for the request. */
  UNTRANSLATABLE(Kind.CAPABILITY, "untranslatable"),
  BREAKER_OPEN(Kind.MOMENT, "breaker open"),
  BREAKER_FORCED_OPEN(Kind.MOMENT, "held open by an operator"),
  CREDENTIALS_RESTING(Kind.MOMENT, "all its keys are on cooldown"),
  /** Less time was left than it usually takes. */
  OUT_OF_TIME(Kind.MOMENT, "out of time"),
  /** The store, or its secret, is out of reach; whether it exists may not be known. */
  CONNECTION_UNAVAILABLE(Kind.MOMENT, "connection could not be opened"),
  /** What it may cost at worst does not fit beside what the request has cost so far. */
  BUDGET_EXCEEDED(Kind.MONEY, "beyond what a limit or budget has left"),
  /** Nobody knows what it costs, and a hard budget applies. */
  UNPRICED_UNDER_BUDGET(Kind.MONEY, "no price, which a hard budget needs");

  /** What could change it. */
  public enum Kind {
    /** The tenant's or the client's rules. */
    POLICY,
    /** Another request: this one asks for more than the model can do. */
    CAPABILITY,
    /** Time. */
    MOMENT,
    /** More money, or a price. */
    MONEY
  }

  private static final Map<String, Reason> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Reason::word, Function.identity()));

  private final Kind kind;
  private final String word;
  private final String title;

  Reason(Kind kind, String title) {
    this.kind = kind;
    this.word = name().toLowerCase(Locale.ROOT);
    this.title = title;
  }

  public Kind kind() {
    return kind;
  }

  /** As written in decision records. */
  public String word() {
    return word;
  }

  /** For people, of the target: {@code cannot call tools}. */
  public String title() {
    return title;
  }

  /** Null for a word that only another release has. */
  public static @Nullable Reason of(String word) {
    return BY_WORD.get(word);
  }
}
