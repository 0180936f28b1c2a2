package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.plan.Requirements.PriceCap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body's {@code models} and {@code provider} and its model's suffix, understood. They order and
 * narrow; nothing in them reaches the provider.
 *
 * @param via field that names several models: {@code model}, {@code models} or {@code fallbacks}
 * @param models further models to fall back to, in order
 * @param order connections or provider types to try first, in order
 * @param only connections or provider types to stay within; empty for all
 * @param ignore connections or provider types to leave out
 * @param allowFallbacks null when the request does not say, which allows them
 * @param sort null when the request does not say
 * @param maxPrice null for any
 */
public record Preferences(
    String via,
    List<String> models,
    List<String> order,
    List<String> only,
    List<String> ignore,
    @Nullable Boolean allowFallbacks,
    @Nullable Sort sort,
    @Nullable PriceCap maxPrice,
    boolean noTraining,
    boolean zdr,
    boolean parameters) {

  public static final Preferences NONE =
      new Preferences(
          "models", List.of(), List.of(), List.of(), List.of(), null, null, null, false, false,
          false);

  /** What comes first. */
  public enum Sort {
    PRICE,
    LATENCY
  }

  /** The field by which the request chooses its own way; null when it only narrows one. */
  public @Nullable String choosing() {
    if (!models.isEmpty()) {
      return via;
    }
    if (!order.isEmpty()) {
      return "provider.order";
    }
    if (sort != null) {
      return "provider.sort";
    }
    return allowFallbacks == null ? null : "provider.allow_fallbacks";
  }

  /** Whether the model itself is a list, each element of which was meant to be served. */
  public boolean isListed() {
    return via.equals("model");
  }

  /** The same, leaving these out as well. */
  Preferences without(List<String> excluded) {
    return excluded.isEmpty()
        ? this
        : new Preferences(
            via,
            models,
            order,
            only,
            Stream.concat(ignore.stream(), excluded.stream()).distinct().toList(),
            allowFallbacks,
            sort,
            maxPrice,
            noTraining,
            zdr,
            parameters);
  }

  /** The same with other models to fall back to. */
  public Preferences falling(List<String> further) {
    return further.equals(models)
        ? this
        : new Preferences(
            via,
            further,
            order,
            only,
            ignore,
            allowFallbacks,
            sort,
            maxPrice,
            noTraining,
            zdr,
            parameters);
  }

  Preferences sorted(@Nullable Sort by) {
    return by == null
        ? this
        : new Preferences(
            via,
            models,
            order,
            only,
            ignore,
            allowFallbacks,
            by,
            maxPrice,
            noTraining,
            zdr,
            parameters);
  }
}
