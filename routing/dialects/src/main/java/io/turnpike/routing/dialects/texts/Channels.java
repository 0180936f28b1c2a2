package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.EventTexts;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.List;

/**
 * Which text of a stream a text in one of its events belongs to, and which ones an event ends. For
 * streams that no dialect here knows the path to a text is what it belongs to.
 */
interface Channels {

  /** Everything ends. */
  String ALL = "";

  /** Where a text belongs. */
  record Channel(String name, Kind kind, Role role) {}

  Channel of(EventTexts event, Place place);

  /** Channels, or what several of them begin with. */
  List<String> closed(EventTexts event);

  /** For an event, by its type. */
  static Channels of(EventTexts event) {
    String type = event.type();
    if (type.startsWith("response.")) {
      return ResponseChannels.ALL_EVENTS;
    }
    return type.startsWith("content_block") || type.startsWith("message_")
        ? BlockChannels.ALL_EVENTS
        : ChoiceChannels.ALL_EVENTS;
  }
}
