package io.turnpike.routing.dialects.texts.places;

/** What {@link ArgumentEscapes} reads, with its escapes again: JSON, to be put into a string. */
public final class WrittenArguments {

  /** A backslash came whose other half may come in the next piece. */
  private boolean half;

  public static String of(String text) {
    WrittenArguments written = new WrittenArguments();
    String json = written.add(text);
    return written.half ? json + "\\\\" : json;
  }

  public String add(String piece) {
    StringBuilder json = new StringBuilder(piece.length() + 16);
    for (int at = 0; at < piece.length(); at++) {
      char c = piece.charAt(at);
      if (half) {
        half = false;
        json.append(c == '"' || c == '\\' ? "\\" : "\\\\");
        put(json, c);
      } else if (c == '\\') {
        half = true;
      } else {
        put(json, c);
      }
    }
    return json.toString();
  }

  /** Something waits for the next piece. */
  public boolean waits() {
    return half;
  }

  private static void put(StringBuilder json, char c) {
    switch (c) {
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ') {
          json.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
