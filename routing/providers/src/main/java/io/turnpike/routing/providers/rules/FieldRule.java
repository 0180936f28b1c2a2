package io.turnpike.routing.providers.rules;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API calls otherwise than OpenAI, or does not take, in the fields at the top of a request
 * and in those of its messages.
 *
 * @param models that it is about, in which {@code *} stands for any text; empty for all
 * @param rename fields that say the same under another name
 * @param leaveOut fields that the API refuses
 * @param leaveOutOfMessages fields of messages that it refuses
 * @param within numbers that it refuses beyond these bounds, by field
 * @param roles of messages that it does not know, each with one that says the same
 * @param callIds length of the ids of calls where it takes only letters and digits, so many of
 *     them; null for any id
 */
public record FieldRule(
    List<String> models,
    Map<String, String> rename,
    List<String> leaveOut,
    List<String> leaveOutOfMessages,
    Map<String, Range> within,
    Map<String, String> roles,
    @Nullable Integer callIds) {

  public FieldRule {
    models = List.copyOf(models);
    rename = Map.copyOf(rename);
    leaveOut = List.copyOf(leaveOut);
    leaveOutOfMessages = List.copyOf(leaveOutOfMessages);
    within = Map.copyOf(within);
    roles = Map.copyOf(roles);
  }

  /** One that refuses some fields, whatever the model. */
  public static FieldRule refusing(String... fields) {
    return new FieldRule(List.of(), Map.of(), List.of(fields), List.of(), Map.of(), Map.of(), null);
  }

  boolean isFor(String model) {
    return models.isEmpty() || models.stream().anyMatch(glob -> Glob.matches(glob, model));
  }

  /**
   * @param least null for no bound below
   * @param most null for no bound above
   */
  public record Range(@Nullable BigDecimal least, @Nullable BigDecimal most) {

    public Range {
      if (least == null) {
        requireNonNull(most, "A range has a bound.");
      }
    }

    /** The nearest number that is taken. */
    BigDecimal nearest(BigDecimal number) {
      if (least != null && number.compareTo(least) < 0) {
        return least;
      }
      return most != null && number.compareTo(most) > 0 ? most : number;
    }
  }
}
