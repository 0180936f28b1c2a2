package io.turnpike.routing.config.language;

/**
 * What one reading of a document has to say: what is wrong, what is hardly meant, and how large it
 * becomes.
 */
public record Findings(Mistakes mistakes, Warnings warnings, PlanWeight weight) {

  public Findings() {
    this(new Mistakes(), new Warnings(), new PlanWeight());
  }

  public void mistake(Pointer at, String sentence) {
    mistakes.add(at, sentence);
  }

  public void warning(Pointer at, String sentence) {
    warnings.add(at, sentence);
  }
}
