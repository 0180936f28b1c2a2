package io.turnpike.routing.config;

/**
 * A place in a document.
 *
 * @param text RFC 6901; empty for the document itself
 */
record Pointer(String text) {

  static final Pointer ROOT = new Pointer("");

  Pointer to(String key) {
    return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  Pointer to(int index) {
    return new Pointer(text + "/" + index);
  }

  /** For sentences: the document itself has no pointer that a reader would recognise. */
  String name() {
    return text.isEmpty() ? "the document" : "\"" + text + "\"";
  }
}
