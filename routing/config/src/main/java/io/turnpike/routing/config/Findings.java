package io.turnpike.routing.config;

/**
 * What one reading of a document has to say: what is wrong, what is hardly meant, and how large it
 * becomes.
 */
record Findings(Mistakes mistakes, Warnings warnings, Bulk bulk) {

  Findings() {
    this(new Mistakes(), new Warnings(), new Bulk());
  }

  void mistake(Pointer at, String sentence) {
    mistakes.add(at, sentence);
  }

  void warning(Pointer at, String sentence) {
    warnings.add(at, sentence);
  }
}
