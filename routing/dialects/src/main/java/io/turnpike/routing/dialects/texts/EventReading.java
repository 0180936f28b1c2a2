package io.turnpike.routing.dialects.texts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.texts.Channels.Channel;
import io.turnpike.routing.dialects.texts.StreamEvent.Source;
import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.EventTexts;
import io.turnpike.routing.dialects.texts.places.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the pieces of texts in the events of one stream. */
final class EventReading {

  private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

  private final Map<String, ChannelText> growing = new HashMap<>();

  StreamEvent read(RawEvent event) {
    boolean done = event.dataIs(DONE);
    if (event.isEmpty() || done) {
      return silent(event, true, done ? List.of(Channels.ALL) : List.of());
    }
    EventTexts texts = new EventTexts();
    return texts.read(event.data(), event.start(), event.end())
        ? spoken(event, texts)
        : silent(event, false, List.of());
  }

  private static StreamEvent silent(RawEvent event, boolean readable, List<String> closed) {
    Source source = new Source(event, List.of(), List.of(), List.of());
    return new StreamEvent(event.bytes(), readable, List.of(), closed, source);
  }

  private StreamEvent spoken(RawEvent event, EventTexts texts) {
    Channels channels = Channels.of(texts);
    List<StreamPiece> pieces = new ArrayList<>(texts.places().size());
    List<Boolean> anew = new ArrayList<>(texts.places().size());
    for (Place place : texts.places()) {
      Channel channel = channels.of(texts, place);
      boolean waited = waits(channel);
      pieces.add(piece(event.data(), place, channel));
      anew.add(channel.kind() == Kind.DELTA && (waited || waits(channel)));
    }
    Source source = new Source(event, texts.places(), anew, texts.tokens());
    byte[] bytes = anew.contains(true) ? EventWriting.same(source, pieces) : event.bytes();
    List<String> closed = channels.closed(texts);
    closed.forEach(this::forget);
    return new StreamEvent(bytes, true, pieces, closed, source);
  }

  private StreamPiece piece(byte[] data, Place place, Channel channel) {
    String text = channel.kind() == Kind.DELTA ? text(data, place, channel) : place.text(data);
    return new StreamPiece(channel.name(), channel.role(), channel.kind(), place.pointer(), text);
  }

  /** Only what waits is kept, so that a stream of endlessly many texts keeps none. */
  private String text(byte[] data, Place place, Channel channel) {
    ChannelText text = growing.getOrDefault(channel.name(), new ChannelText());
    String piece = text.read(data, place);
    if (text.waits()) {
      growing.put(channel.name(), text);
    } else {
      growing.remove(channel.name());
    }
    return piece;
  }

  private boolean waits(Channel channel) {
    return growing.containsKey(channel.name());
  }

  private void forget(String end) {
    growing
        .keySet()
        .removeIf(name -> end.isEmpty() || name.equals(end) || name.startsWith(end + '/'));
  }
}
