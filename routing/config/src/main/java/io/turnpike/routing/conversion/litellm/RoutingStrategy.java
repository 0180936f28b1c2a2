package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.conversion.report.Source;

/** {@code routing_strategy}: how a group chooses among its deployments. */
final class RoutingStrategy {

  private RoutingStrategy() {}

  static String mode(Source field) {
    return switch (String.valueOf(field.text())) {
      case "simple-shuffle" -> carried(field, "loadbalance");
      case "latency-based-routing" -> carried(field, "least_latency");
      case "least-busy" -> carried(field, "least_busy");
      case "cost-based-routing" -> carried(field, "cheapest");
      case "usage-based-routing", "usage-based-routing-v2" -> byUsage(field);
      default -> unknown(field);
    };
  }

  private static String carried(Source field, String mode) {
    field.carried("Became mode \"" + mode + "\" of groups with several deployments.");
    return mode;
  }

  private static String byUsage(Source field) {
    field.adjusted(
        "Became mode \"least_busy\", which counts the requests in flight and not those of the"
            + " minute.");
    return "least_busy";
  }

  private static String unknown(Source field) {
    field.lost("Left out: no mode is like it. Groups choose by weight, mode \"loadbalance\".");
    return "loadbalance";
  }
}
