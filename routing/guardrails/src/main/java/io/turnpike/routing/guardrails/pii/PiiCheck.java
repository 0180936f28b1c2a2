package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.function.Consumer;

/**
 * Finds personal data.
 *
 * @param wanted bits of kinds
 */
record PiiCheck(long wanted) implements TextCheck {

  @Override
  public void find(String text, Consumer<Finding> found) {
    new PiiScan(new FoldedText(text), wanted, found).run();
  }

  @Override
  public int settled(String text) {
    FoldedText folded = new FoldedText(text);
    return folded.start(new PiiScan(folded, wanted, _ -> {}).run());
  }

  /** The words beside it, the word that they end in, and an address's user. */
  @Override
  public int lookback() {
    return 2 * Context.WINDOW;
  }
}
