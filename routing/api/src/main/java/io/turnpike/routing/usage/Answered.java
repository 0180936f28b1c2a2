package io.turnpike.routing.usage;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of how it answered, beside the counts: model and tier may decide the price.
 *
 * @param model that answered, for example a dated snapshot of the one that was asked; null where it
 *     is the same, or nobody said
 * @param tier the provider's word for a kind of service with prices of its own, for example {@code
 *     flex}, {@code priority} or {@code batch}; null for the usual one
 * @param routed to whom it passed the call on; null where it says nothing of that
 */
public record Answered(@Nullable String model, @Nullable String tier, @Nullable Routed routed) {

  public static final Answered AS_ASKED = new Answered(null, null, null);

  private static final int LONGEST_MODEL = 256;
  private static final int LONGEST_TIER = 32;

  /** Words for the usual service, or for one that was paid for in advance. */
  private static final Set<String> USUAL =
      Set.of("", "default", "auto", "standard", "standard_only", "on_demand", "scale", "reserved");

  /** By whoever was asked. */
  public Answered(@Nullable String model, @Nullable String tier) {
    this(model, tier, null);
  }

  /** As a provider wrote it: a name too long to be one is none. */
  public static Answered of(@Nullable String model, @Nullable String tier) {
    String answering = model == null || model.length() > LONGEST_MODEL ? null : orNull(model);
    String kind = tierOf(tier);
    return answering == null && kind == null ? AS_ASKED : new Answered(answering, kind);
  }

  /** The same, passed on to somebody. */
  public Answered by(@Nullable Routed whom) {
    return whom == null ? this : new Answered(model, tier, whom);
  }

  /** The word by which prices know a tier; null for the usual service. */
  public static @Nullable String tierOf(@Nullable String word) {
    if (word == null) {
      return null;
    }
    String known = word.strip().toLowerCase(Locale.ROOT);
    return USUAL.contains(known)
        ? null
        : known.length() > LONGEST_TIER ? known.substring(0, LONGEST_TIER) : known;
  }

  /** The same for a model that was asked: what repeats its name says nothing. */
  public Answered to(String asked) {
    return asked.equals(model) ? of(null, tier).by(routed) : this;
  }

  /** The later word over the earlier one, of answers that say it in parts. */
  public Answered then(Answered later) {
    if (later == AS_ASKED || later.equals(this)) {
      return this;
    }
    return new Answered(
        later.model == null ? model : later.model,
        later.tier == null ? tier : later.tier,
        later.routed == null ? routed : later.routed);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
