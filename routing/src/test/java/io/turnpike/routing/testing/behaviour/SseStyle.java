package io.turnpike.routing.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Ways to write the same event that the event-stream format allows. */
public enum SseStyle {
  PLAIN,
  CRLF,
  CR,
  /** No space after the colon. */
  TIGHT,
  /** A comment line before each event, as keep-alives come. */
  COMMENTS,
  /** A byte order mark before the first event. */
  BOM,
  /** Each document on two {@code data} lines, which a reader joins with a line feed. */
  MULTI_LINE,
  /** {@code event}, {@code id} and {@code retry} fields around the data. */
  FIELDS;

  byte[] event(String data, boolean first) {
    return text(data, first).getBytes(UTF_8);
  }

  private String text(String data, boolean first) {
    String plain = "data: " + data + "\n\n";
    return switch (this) {
      case PLAIN -> plain;
      case CRLF -> plain.replace("\n", "\r\n");
      case CR -> plain.replace("\n", "\r");
      case TIGHT -> "data:" + data + "\n\n";
      case COMMENTS -> ": keep-alive\n\n: processing\n" + plain;
      case BOM -> first ? "\uFEFF" + plain : plain;
      case MULTI_LINE -> "data: " + twoLines(data) + "\n\n";
      case FIELDS -> "event: message\nid: 7\nretry: 3000\n" + plain;
    };
  }

  /** Breaks after the first comma, where JSON allows white space. */
  private static String twoLines(String data) {
    int comma = data.indexOf(',');
    return comma < 0 ? data : data.substring(0, comma + 1) + "\ndata: " + data.substring(comma + 1);
  }
}
