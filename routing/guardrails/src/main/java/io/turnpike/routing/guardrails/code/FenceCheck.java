package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds blocks of code. Of a growing text it waits for the end of a block that has begun.
 *
 * @param languages as fences name them; empty for any
 */
record FenceCheck(Set<String> languages) implements TextCheck {

  @Override
  public void find(String text, Consumer<Finding> found) {
    Fence.in(text).stream()
        .filter(this::counts)
        .forEach(fence -> found.accept(new Finding(fence.start(), fence.end(), "code")));
  }

  @Override
  public int settled(String text) {
    List<Fence> fences = Fence.in(text);
    if (!fences.isEmpty() && !fences.getLast().closed()) {
      return fences.getLast().start();
    }
    int marks = 0;
    while (marks < 2 && text.startsWith("`", text.length() - marks - 1)) {
      marks++;
    }
    int end = fences.isEmpty() ? 0 : fences.getLast().end();
    return Math.max(end, text.length() - marks);
  }

  boolean isIn(String text) {
    return Fence.in(text).stream().anyMatch(this::counts);
  }

  private boolean counts(Fence fence) {
    return languages.isEmpty() || languages.contains(fence.language());
  }
}
