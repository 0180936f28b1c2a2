package io.turnpike.routing.embeddings;

/** The text has more word pieces than the model was made for. */
final class TextTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TextTooLongException(int most) {
    super("The text has more than " + most + " word pieces.", null, false, false);
  }
}
