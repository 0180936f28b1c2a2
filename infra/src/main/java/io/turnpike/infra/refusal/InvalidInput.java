package io.turnpike.infra.refusal;

import java.util.List;

/** The document or form has mistakes; all of them are listed. HTTP 422. */
public final class InvalidInput extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  public InvalidInput(List<Mistake> mistakes) {
    super(mistakes.size() == 1 ? mistakes.getFirst().message() : mistakes.size() + " mistakes");
    this.mistakes = List.copyOf(mistakes);
  }

  public static InvalidInput at(String pointer, String message) {
    return new InvalidInput(List.of(new Mistake(pointer, message)));
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
