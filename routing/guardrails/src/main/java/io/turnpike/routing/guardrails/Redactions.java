package io.turnpike.routing.guardrails;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was taken out of one call and is put back into its answer: tokens, for example {@code
 * [EMAIL_1]}, the same for the same value. Never leaves the node, and cannot print itself.
 */
public final class Redactions {

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Predicate<String> taken;

  /**
   * @param taken whether a text of the call has this in it, so that it cannot be a token
   */
  public Redactions(Predicate<String> taken) {
    this.taken = taken;
  }

  /** What stands in place of a value. */
  public synchronized String token(String kind, String value) {
    return tokens.computeIfAbsent(kind + '\n' + value, _ -> next(kind, value));
  }

  private String next(String kind, String value) {
    String token;
    int number = tokens.size();
    do {
      number++;
      token = "[" + kind.toUpperCase(Locale.ROOT) + "_" + number + "]";
    } while (values.containsKey(token) || taken.test(token));
    values.put(token, value);
    return token;
  }

  /** What stood there, by token. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public String toString() {
    return values.size() + " redactions";
  }
}
