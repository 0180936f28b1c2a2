package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guard.TextPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** A whole stream that is held until it is known what becomes of it. */
final class HeldAnswer {

  /** An event, and for each of its pieces the number of its text. */
  private record Held(StreamEvent event, List<Integer> numbers) {}

  private final Queue<Held> held = new ArrayDeque<>();
  private final SeenTexts texts = new SeenTexts(Long.MAX_VALUE);
  private long bytes;

  void add(StreamEvent event) {
    List<Integer> numbers = new ArrayList<>(event.pieces().size());
    for (StreamPiece piece : event.pieces()) {
      numbers.add(texts.add(piece));
    }
    held.add(new Held(event, numbers));
    bytes += event.bytes().length;
  }

  long bytes() {
    return bytes;
  }

  List<TextPart> parts() {
    return texts.parts();
  }

  List<StreamEvent> events() {
    return held.stream().map(Held::event).toList();
  }

  /** Events at the beginning that say nothing yet; they are no longer held. */
  byte[] opening() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Held next = held.peek(); next != null && next.numbers().isEmpty(); next = held.peek()) {
      held.remove();
      out.writeBytes(next.event().bytes());
    }
    return out.toByteArray();
  }

  /** All events with these texts; one that has changed stands where its first piece stood. */
  byte[] with(StreamTexts stream, List<TextPart> before, List<TextPart> after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes);
    Set<Integer> written = new HashSet<>();
    for (Held each : held) {
      List<String> others = new ArrayList<>(each.numbers().size());
      for (int i = 0; i < each.numbers().size(); i++) {
        others.add(
            other(each.event().pieces().get(i), each.numbers().get(i), written, before, after));
      }
      out.writeBytes(stream.rewritten(each.event(), others));
    }
    return out.toByteArray();
  }

  private static String other(
      StreamPiece piece,
      int number,
      Set<Integer> written,
      List<TextPart> before,
      List<TextPart> after) {
    String text = after.get(number).text();
    if (text.equals(before.get(number).text())) {
      return piece.text();
    }
    boolean first = written.add(number);
    return first || piece.kind() == Kind.WHOLE ? text : "";
  }
}
