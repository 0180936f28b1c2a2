package io.turnpike.routing.config.language;

/**
 * A place in a document.
 *
 * @param text RFC 6901; empty for the document itself
 */
public record Pointer(String text) {

  public static final Pointer ROOT = new Pointer("");

  public Pointer to(String key) {
    return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  public Pointer to(int index) {
    return new Pointer(text + "/" + index);
  }

  /** For sentences: the document itself has no pointer that a reader would recognise. */
  public String name() {
    return text.isEmpty() ? "the document" : "\"" + text + "\"";
  }
}
