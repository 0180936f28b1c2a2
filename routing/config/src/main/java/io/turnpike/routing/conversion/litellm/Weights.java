package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a group's requests are shared out: by {@code weight}, else by {@code rpm}, else by {@code
 * tpm}, else evenly. A deployment without the number that counts gets nothing.
 *
 * @param by null for evenly
 * @param scale what the numbers are divided by
 */
record Weights(@Nullable String by, double scale) {

  private static final double LARGEST = 1_000_000;

  static Weights of(ModelGroup group, String mode) {
    String by = mode.equals("loadbalance") && group.deployments().size() > 1 ? key(group) : null;
    group.deployments().forEach(deployment -> tell(deployment, by));
    return new Weights(by, by == null ? 1 : Math.max(1, largest(group, by) / LARGEST));
  }

  private static @Nullable String key(ModelGroup group) {
    return List.of("weight", "rpm", "tpm").stream()
        .filter(key -> group.deployments().stream().anyMatch(d -> d.number(key) != null))
        .findFirst()
        .orElse(null);
  }

  private static double largest(ModelGroup group, String by) {
    return group.deployments().stream()
        .map(deployment -> deployment.number(by))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(1);
  }

  private static void tell(Deployment deployment, @Nullable String by) {
    Source model = deployment.parameters().get("model");
    if (by != null && model != null && deployment.number(by) == null) {
      model.adjusted(
          "Became a target of weight 0, used when no other can serve: it has no \"" + by + "\".");
    }
    for (String key : List.of("weight", "rpm", "tpm")) {
      Source field = deployment.parameters().get(key);
      if (field != null && key.equals(by)) {
        counted(field);
      } else if (field != null && key.equals("weight")) {
        field.lost("Left out: the group has nothing to share out by weight.");
      } else if (field != null) {
        field.lost(Hints.parameter(key));
      }
    }
  }

  private static void counted(Source field) {
    if (field.key().equals("weight")) {
      field.carried("Means the same here.");
    } else {
      field.adjusted(
          "Became the weight, as requests are shared out by it. It limits nothing: limits belong"
              + " to gateway keys.");
    }
  }

  ObjectNode put(Deployment deployment, ObjectNode target) {
    if (by != null) {
      write(target, share(deployment));
    }
    return target;
  }

  /** Two deployments that cannot be told apart without their credentials. */
  void merge(Deployment deployment, ObjectNode first) {
    if (by != null) {
      write(first, first.path("weight").asDouble(0) + share(deployment));
    }
    deployment.source().adjusted("The same as a deployment before it; they became one target.");
  }

  private double share(Deployment deployment) {
    Double number = by == null ? null : deployment.number(by);
    return number == null ? 0 : number / scale;
  }

  private static void write(ObjectNode target, double weight) {
    target.set("weight", JsonValues.number(Math.min(weight, LARGEST)));
  }
}
