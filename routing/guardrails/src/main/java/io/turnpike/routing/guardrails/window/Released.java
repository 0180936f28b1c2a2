package io.turnpike.routing.guardrails.window;

/** What is decided and not taken yet. */
final class Released implements Outlet {

  private final GrowingText text = new GrowingText();

  @Override
  public void add(char one, int origin) {
    text.add(one, origin);
  }

  @Override
  public void advance(boolean ended) {
    // It waits to be taken.
  }

  @Override
  public int undecided() {
    return Integer.MAX_VALUE;
  }

  /** All that stands in place of what came in before this offset. */
  String take(int before) {
    int count = 0;
    while (count < text.length() && text.origin(count) < before) {
      count++;
    }
    StringBuilder taken = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      taken.append(text.at(i));
    }
    text.forget(count);
    return taken.toString();
  }
}
