package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.EventTexts;
import io.turnpike.routing.dialects.texts.places.Place;
import java.util.List;
import java.util.Set;

/** Of a stream of content blocks, which an event names by their position. */
final class BlockChannels implements Channels {

  static final Channels ALL_EVENTS = new BlockChannels();

  private static final Set<String> GROWING = Set.of("text", "thinking", "partial_json");

  private BlockChannels() {}

  @Override
  public Channel of(EventTexts event, Place place) {
    int slash = place.path().lastIndexOf('/');
    String field = place.path().substring(slash + 1);
    return isDirect(place, slash) && GROWING.contains(field)
        ? new Channel(block(event) + '/' + field, Kind.DELTA, place.role())
        : new Channel(block(event) + place.path(), Kind.ALONE, place.role());
  }

  /** Of what is told of the block itself. */
  private static boolean isDirect(Place place, int slash) {
    return place.path().indexOf('/', 1) == slash && !place.isFree();
  }

  @Override
  public List<String> closed(EventTexts event) {
    return switch (event.type()) {
      case "content_block_stop" -> List.of(block(event));
      case "message_stop" -> List.of(ALL);
      default -> List.of();
    };
  }

  private static String block(EventTexts event) {
    return event.block() < 0 ? "message" : "content/" + event.block();
  }
}
