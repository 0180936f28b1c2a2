package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds keys and passwords.
 *
 * @param kinds empty for all
 * @param entropy whether values beside a telling word count that have no vendor's shape
 */
record SecretsCheck(Set<String> kinds, boolean entropy) implements TextCheck {

  @Override
  public void find(String text, Consumer<Finding> found) {
    new SecretsScan(new FoldedText(text), this, found).run();
  }

  @Override
  public int settled(String text) {
    FoldedText folded = new FoldedText(text);
    return folded.start(new SecretsScan(folded, this, _ -> {}).run());
  }

  /** The name of a value, or the first half of a pair. */
  @Override
  public int lookback() {
    return 256;
  }

  boolean wants(String kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }
}
