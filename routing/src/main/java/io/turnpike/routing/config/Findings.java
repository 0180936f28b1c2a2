package io.turnpike.routing.config;

/** What one reading of a document has to say: what is wrong, and what is hardly meant. */
record Findings(Mistakes mistakes, Warnings warnings) {

  Findings() {
    this(new Mistakes(), new Warnings());
  }

  void mistake(Pointer at, String sentence) {
    mistakes.add(at, sentence);
  }

  void warning(Pointer at, String sentence) {
    warnings.add(at, sentence);
  }
}
