package io.turnpike.routing.gateway.testing.behaviour;

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
  FIELDS,
  /** {@code data} first, then the event's name. */
  NAME_LAST;

  byte[] event(Event event, boolean first) {
    String data = event.data();
    return (data == null ? comment() : text(event, data, first)).getBytes(UTF_8);
  }

  private String comment() {
    return ends(": still here\n\n");
  }

  private String text(Event event, String data, boolean first) {
    String name = event.name() == null ? "" : "event: " + event.name() + "\n";
    String plain = name + "data: " + data + "\n\n";
    return switch (this) {
      case PLAIN -> plain;
      case CRLF, CR -> ends(plain);
      case TIGHT -> name.replace(": ", ":") + "data:" + data + "\n\n";
      case COMMENTS -> ": keep-alive\n\n: processing\n" + plain;
      case BOM -> first ? "\uFEFF" + plain : plain;
      case MULTI_LINE -> name + "data: " + twoLines(data) + "\n\n";
      case FIELDS -> (name.isEmpty() ? "event: message\n" : "") + "id: 7\nretry: 3000\n" + plain;
      case NAME_LAST -> "data: " + data + "\n" + name + "\n";
    };
  }

  private String ends(String lines) {
    return switch (this) {
      case CRLF -> lines.replace("\n", "\r\n");
      case CR -> lines.replace("\n", "\r");
      default -> lines;
    };
  }

  /** Breaks after the first comma, where JSON allows white space. */
  private static String twoLines(String data) {
    int comma = data.indexOf(',');
    return comma < 0 ? data : data.substring(0, comma + 1) + "\ndata: " + data.substring(comma + 1);
  }
}
