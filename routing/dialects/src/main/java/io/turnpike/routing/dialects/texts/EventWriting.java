package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.json.BodySplice;
import io.turnpike.routing.dialects.texts.StreamEvent.Source;
import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.dialects.texts.places.QuotedText;
import io.turnpike.routing.dialects.texts.places.WrittenArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the events of one stream with other pieces of texts. */
final class EventWriting {

  private final Map<String, WrittenArguments> growing = new HashMap<>();

  /** Was changed so far; tokens may come later than the text they repeat. */
  private boolean anything;

  /** With the pieces that were read, where these are not what stands there. */
  static byte[] same(Source source, List<StreamPiece> pieces) {
    TextEdits edits = new TextEdits(source.event().data(), List.of());
    for (int at = 0; at < pieces.size(); at++) {
      if (source.anew().get(at)) {
        edits.put(source.places().get(at), pieces.get(at).text());
      }
    }
    return written(source, edits);
  }

  byte[] rewritten(StreamEvent event, List<String> texts) {
    Source source = event.source();
    TextEdits edits = new TextEdits(source.event().data(), source.tokens());
    boolean changed = false;
    for (int at = 0; at < texts.size(); at++) {
      StreamPiece piece = event.pieces().get(at);
      boolean same = isSame(piece, texts.get(at));
      changed |= !same;
      if (!same || source.anew().get(at)) {
        edits.put(source.places().get(at), quoted(piece, source.places().get(at), texts.get(at)));
      }
    }
    anything |= changed;
    return changed || anything && !source.tokens().isEmpty()
        ? written(source, edits.withoutTokens())
        : event.bytes();
  }

  /** Only half an escape is kept, which a piece was cut in. */
  private byte[] quoted(StreamPiece piece, Place place, String text) {
    if (!place.isJson() || piece.kind() != Kind.DELTA) {
      return QuotedText.quoted(place.isJson() ? WrittenArguments.of(text) : text);
    }
    WrittenArguments written = growing.getOrDefault(piece.channel(), new WrittenArguments());
    String json = written.add(text);
    if (written.waits()) {
      growing.put(piece.channel(), written);
    } else {
      growing.remove(piece.channel());
    }
    return QuotedText.quoted(json);
  }

  private boolean isSame(StreamPiece piece, String text) {
    return piece.text().equals(text) && !growing.containsKey(piece.channel());
  }

  private static byte[] written(Source source, TextEdits edits) {
    byte[] data = new BodySplice(source.event().data(), edits.all()).bytes();
    return source.event().with(data);
  }
}
