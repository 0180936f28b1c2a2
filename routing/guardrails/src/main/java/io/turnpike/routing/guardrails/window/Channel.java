package io.turnpike.routing.guardrails.window;

/**
 * One text that comes in pieces, on its way through all rules: {@link #append} takes a piece in,
 * {@link #isDecided} tells whether all before an offset can go, {@link #take} what goes. Not safe
 * for two threads.
 */
public final class Channel {

  private final Outlet first;
  private final Released last;
  private int length;
  private boolean ended;

  Channel(Outlet first, Released last) {
    this.first = first;
    this.last = last;
  }

  /** Offset after what has come in, in UTF-16 code units since the beginning. */
  public int length() {
    return length;
  }

  public void append(String text) {
    add(text);
    first.advance(false);
  }

  /** The same where it is known that nothing follows. */
  public void whole(String text) {
    add(text);
    end();
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      first.add(text.charAt(i), length++);
    }
  }

  /** Nothing follows, so that everything is decided; what follows all the same is another text. */
  public void end() {
    if (!ended) {
      first.advance(true);
    }
  }

  /** Whether nothing that follows changes what stands before this offset. */
  public boolean isDecided(int before) {
    return first.undecided() >= before;
  }

  /** What goes in place of what came in before this offset, after what was taken before. */
  public String take(int before) {
    return last.take(before);
  }
}
