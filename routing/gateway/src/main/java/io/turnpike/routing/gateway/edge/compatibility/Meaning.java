package io.turnpike.routing.gateway.edge.compatibility;

import io.turnpike.routing.gateway.edge.header.WrongHeader;

/** What a header of another gateway's clients means here. */
@FunctionalInterface
interface Meaning {

  /** It is read elsewhere, or says what holds anyway. */
  Meaning NOTHING = (wishes, header, value) -> {};

  /** It is not obeyed, and its client is told so. */
  Meaning WARNING = (wishes, header, value) -> wishes.warn(header);

  /**
   * Throws {@link io.turnpike.routing.dialects.GatewayFailure} for a value that makes no sense.
   *
   * @param header its name, in lower case
   * @param value without blanks around it, not empty
   */
  void add(ClientWishes wishes, String header, String value);

  /** A label of that name in the metadata. */
  static Meaning label(String name) {
    return (wishes, header, value) -> wishes.label(header, name, value);
  }

  /** Whoever asks for it relies on it, so that a call without it is none that was asked for. */
  static Meaning refused(String instead) {
    return (wishes, header, value) -> {
      if (!HeaderValues.isFalse(value)) {
        throw WrongHeader.of(
            header, "is not obeyed here, and a call without it would be another; " + instead);
      }
    };
  }

  /** A warning where it says yes. */
  static Meaning warnedIf(boolean warned) {
    return (wishes, header, value) -> {
      if (HeaderValues.truth(header, value) == warned) {
        wishes.warn(header);
      }
    };
  }

  /** It asks for kept answers, which only a config can have kept. */
  static Meaning keptAnswers() {
    return (wishes, header, value) -> {
      if (!HeaderValues.isFalse(value)) {
        wishes.keptAnswers(header);
      }
    };
  }
}
