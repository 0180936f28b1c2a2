package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Failover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request makes of a strategy: its steps one after the other.
 *
 * @param at pointer of the strategy's node
 * @param mode as written in configs
 * @param steps in the order they are to be tried; empty when none may serve
 * @param failover which failures lead to the next one
 * @param chosen what the document calls its only step; null to go by the step itself
 */
public record Sequence(
    String at, String mode, List<Step> steps, Failover failover, @Nullable String chosen) {

  public Sequence(String at, String mode, List<Step> steps, Failover failover) {
    this(at, mode, steps, failover, null);
  }

  /** A step in a word. */
  public String label(int index) {
    return chosen == null ? Labels.brief(steps.get(index)) : chosen;
  }
}
