package io.turnpike.app.problem;

import io.turnpike.webui.ControlCharacters;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A text of a body that no field may hold; where it stood is its path. */
final class UnfitText extends DatabindException {

  private static final long serialVersionUID = 1L;

  UnfitText(JsonParser parser) {
    super(parser, "A text" + ControlCharacters.REFUSED);
  }
}
