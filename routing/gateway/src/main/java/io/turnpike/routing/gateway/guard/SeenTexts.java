package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.guard.TextPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a stream as wholes, as it would have had them if it had come at once. */
final class SeenTexts {

  private static final class Text {

    private final StreamPiece first;
    private final StringBuilder all = new StringBuilder();

    Text(StreamPiece first) {
      this.first = first;
    }
  }

  private final List<Text> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final long most;
  private long length;

  /**
   * @param most UTF-16 code units that are kept
   */
  SeenTexts(long most) {
    this.most = most;
  }

  /** False when there is more than can be kept; then it is not complete. */
  boolean isComplete() {
    return length <= most;
  }

  void add(StreamEvent event) {
    for (StreamPiece piece : event.pieces()) {
      add(piece);
    }
  }

  /** Number of the text that a piece belongs to. */
  int add(StreamPiece piece) {
    Integer known = piece.kind() == Kind.ALONE ? null : numbers.get(piece.channel());
    int number = known == null ? texts.size() : known;
    if (known == null) {
      texts.add(new Text(piece));
      numbers.put(piece.channel(), number);
    }
    if (known == null || piece.kind() == Kind.DELTA) {
      length += piece.text().length();
      append(texts.get(number), piece.text());
    }
    return number;
  }

  private void append(Text text, String more) {
    if (isComplete()) {
      text.all.append(more);
    }
  }

  List<TextPart> parts() {
    return texts.stream().map(SeenTexts::part).toList();
  }

  private static TextPart part(Text text) {
    return new TextPart(text.first.role(), pointer(text.first), -1, -1, text.all.toString());
  }

  /** For people: of a text in pieces its channel says more than where a piece stands. */
  static String pointer(StreamPiece piece) {
    return piece.kind() == Kind.ALONE || piece.channel().startsWith("/")
        ? piece.pointer()
        : "/" + piece.channel();
  }
}
