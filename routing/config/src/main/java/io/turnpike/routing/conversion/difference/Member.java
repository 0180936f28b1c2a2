package io.turnpike.routing.conversion.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node among the others that its parent chooses from.
 *
 * @param name as the document calls it; null without one
 * @param weight under loadbalance
 * @param tier under priority
 */
record Member(@Nullable String name, Shape shape, @Nullable Double weight, @Nullable Integer tier) {

  static Member of(Shape shape) {
    return new Member(shape.name(), shape, null, null);
  }

  static List<Member> all(List<Shape> shapes) {
    return shapes.stream().map(Member::of).toList();
  }

  /** For sentences. */
  String label() {
    return name == null ? shape.label() : "\"" + name + "\"";
  }
}
