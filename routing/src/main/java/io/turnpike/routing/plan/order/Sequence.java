package io.turnpike.routing.plan.order;

import io.turnpike.routing.RoutePlan.Failover;
import io.turnpike.routing.RoutePlan.Step;
import java.util.List;

/**
 * What one request makes of a strategy: its steps one after the other.
 *
 * @param at pointer of the strategy's node
 * @param mode as written in configs
 * @param steps in the order they are to be tried; empty when none may serve
 * @param failover which failures lead to the next one
 */
public record Sequence(String at, String mode, List<Step> steps, Failover failover) {}
