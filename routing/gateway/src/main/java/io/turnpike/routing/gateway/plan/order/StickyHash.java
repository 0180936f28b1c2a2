package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.query.Facts;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chance that falls the same way for the same values: rendezvous hashing. Each step gets a number
 * of its own from the values, so leaving one out moves only what went there.
 */
final class StickyHash {

  private static final double UNIT = 0x1.0p-53;

  private final Call call;
  private final Facts facts;

  StickyHash(Call call, Facts facts) {
    this.call = call;
    this.facts = facts;
  }

  /** Of the organization, the config and the fields' values; null when the request has none. */
  @Nullable Long of(Sticky sticky) {
    long hash = start();
    boolean any = false;
    for (Field field : sticky.fields()) {
      List<Operand> values = facts.of(field);
      any |= values != null && !values.isEmpty();
      hash = mix(hash + 1 ^ (values == null ? 0 : values(values)));
    }
    return any ? hash : null;
  }

  /** Of a conversation, by how it began. */
  long ofConversation(String beginning) {
    return mix(start() + 1 ^ text(beginning));
  }

  private long start() {
    UUID organization = call.caller().organization().value();
    long hash = mix(organization.getMostSignificantBits() ^ organization.getLeastSignificantBits());
    return mix(hash ^ text(Objects.requireNonNullElse(saved(), "")));
  }

  /** A changed document changes nothing for who is there already, saved or sent along. */
  private @Nullable String saved() {
    return ConfigReference.saved(call.plan().config());
  }

  /** More than 0, less than 1. */
  static double roll(long hash, long salt) {
    return ((mix(hash ^ salt) >>> 11) + 0.5) * UNIT;
  }

  /** What a step is, wherever in its document it stands. */
  static long identity(Step step) {
    if (step instanceof Target target) {
      return text(target.connection()) * 31 + text(Objects.requireNonNullElse(target.model(), ""));
    }
    long[] hash = {1};
    PlanSteps.forEachTarget(step, target -> hash[0] = mix(hash[0] ^ identity(target)));
    return hash[0];
  }

  /**
   * @param twins how many of the same stand before it
   */
  static long twin(long identity, int twins) {
    return mix(identity + twins);
  }

  private static long values(List<Operand> values) {
    long hash = 7;
    for (Operand value : values) {
      hash = mix(hash ^ text(String.valueOf(value)));
    }
    return hash;
  }

  private static long text(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
