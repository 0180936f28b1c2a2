package io.turnpike.routing.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to serve the request.
 *
 * @param name as the document calls it; null without one
 * @param connection name of a provider connection; {@link RoutePlan#FROM_REQUEST} for the one that
 *     the request names
 * @param overrides top-level request fields to set, in document order
 * @param defaults top-level request fields to set where the client sent none
 * @param drops paths of request fields to leave out, for example {@code tools[*].strict}; last
 * @param retry how often this same target may be tried again
 * @param hedge null for none
 * @param requirements what must be known of the target before anything is sent to it
 * @param forwarded headers of the client that its provider gets too
 * @param invalidEvents what becomes of data in a stream that is no event
 * @param breaker when its breaker opens; null for the settings of the node
 */
public record Target(
    String at,
    @Nullable String name,
    String connection,
    List<Override> overrides,
    List<Override> defaults,
    List<String> drops,
    Timeouts timeouts,
    Retry retry,
    @Nullable Hedge hedge,
    Requirements requirements,
    List<ForwardedHeader> forwarded,
    InvalidEvents invalidEvents,
    @Nullable BreakerRules breaker)
    implements Step {

  /** One without anything special. */
  public Target(String connection, List<Override> overrides, Timeouts timeouts, Retry retry) {
    this(
        "",
        null,
        connection,
        overrides,
        List.of(),
        List.of(),
        timeouts,
        retry,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  /** The same with other parameters. */
  public Target with(List<Override> otherOverrides, List<Override> otherDefaults) {
    return new Target(
        at,
        name,
        connection,
        otherOverrides,
        otherDefaults,
        drops,
        timeouts,
        retry,
        hedge,
        requirements,
        forwarded,
        invalidEvents,
        breaker);
  }

  /** The same, leaving out these as well. */
  public Target dropping(Collection<String> fields) {
    List<String> all = new ArrayList<>(drops);
    all.addAll(fields);
    return new Target(
        at,
        name,
        connection,
        overrides,
        defaults,
        all,
        timeouts,
        retry,
        hedge,
        requirements,
        forwarded,
        invalidEvents,
        breaker);
  }

  /** Whether it goes to whatever connection the request names. */
  public boolean asksRequest() {
    return connection.equals(RoutePlan.FROM_REQUEST);
  }

  /** How people call where it goes: the connection's name, or {@code passthrough}. */
  public String whereTo() {
    return asksRequest() ? "passthrough" : connection;
  }

  /** The model this target insists on; null to use the one the client asked for. */
  public @Nullable String model() {
    return model(overrides);
  }

  /** The model for a client that asks for none; null to refuse one that does not. */
  public @Nullable String defaultModel() {
    return model(defaults);
  }

  private static @Nullable String model(List<Override> parameters) {
    for (Override parameter : parameters) {
      if (parameter.isModel()) {
        return parameter.text();
      }
    }
    return null;
  }

  /**
   * A field of the request and what it is set to.
   *
   * @param json the value as compact JSON in UTF-8, ready to splice
   * @param text the value's text when it is a string; null otherwise
   */
  public record Override(String field, byte[] json, @Nullable String text) {

    /** Whether it says which model is asked for, in whatever words the request does. */
    public boolean isModel() {
      return field.equals("model");
    }
  }
}
