package io.turnpike.routing.dialects.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** Text as a JSON string. */
public final class JsonText {

  private JsonText() {}

  /** With its quotes, in UTF-8. */
  public static byte[] quoted(String text) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    return ('"' + escaped + '"').getBytes(StandardCharsets.UTF_8);
  }
}
