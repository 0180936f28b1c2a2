package io.turnpike.routing.gateway.plan.eligibility;

import java.util.Locale;

/** Why a target may not serve a request. */
public enum Reason {
  CONNECTION_MISSING(Kind.POLICY),
  /** The config leaves it to the request, and the request does not say. */
  PROVIDER_NOT_NAMED(Kind.CAPABILITY),
  NOT_ZDR(Kind.POLICY),
  MAY_TRAIN(Kind.POLICY),
  WRONG_REGION(Kind.POLICY),
  NOT_AMONG_ONLY(Kind.POLICY),
  IGNORED(Kind.POLICY),
  MODEL_NOT_SERVED(Kind.POLICY),
  PRICE_UNKNOWN(Kind.POLICY),
  TOO_EXPENSIVE(Kind.POLICY),
  CAPABILITIES_UNKNOWN(Kind.CAPABILITY),
  NO_TOOLS(Kind.CAPABILITY),
  NO_VISION(Kind.CAPABILITY),
  NO_JSON_SCHEMA(Kind.CAPABILITY),
  NO_REASONING(Kind.CAPABILITY),
  CONTEXT_TOO_SMALL(Kind.CAPABILITY),
  OUTPUT_TOO_SMALL(Kind.CAPABILITY),
  /** Its provider's API has no words for the request. */
  UNTRANSLATABLE(Kind.CAPABILITY),
  BREAKER_OPEN(Kind.MOMENT),
  BREAKER_FORCED_OPEN(Kind.MOMENT),
  CREDENTIALS_RESTING(Kind.MOMENT),
  /** Less time was left than it usually takes. */
  OUT_OF_TIME(Kind.MOMENT),
  /** The store, or its secret, is out of reach; whether it exists may not be known. */
  CONNECTION_UNAVAILABLE(Kind.MOMENT);

  /** What could change it. */
  public enum Kind {
    /** The tenant's or the client's rules. */
    POLICY,
    /** Another request: this one asks for more than the model can do. */
    CAPABILITY,
    /** Time. */
    MOMENT
  }

  private final Kind kind;
  private final String word;

  Reason(Kind kind) {
    this.kind = kind;
    this.word = name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  /** As written in decision records. */
  public String word() {
    return word;
  }
}
