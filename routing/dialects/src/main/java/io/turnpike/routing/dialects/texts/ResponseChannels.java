package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.EventTexts;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of a stream of a response's items, whose events repeat at the end of a part, of an item and of
 * all what they told in pieces.
 */
final class ResponseChannels implements Channels {

  static final Channels ALL_EVENTS = new ResponseChannels();

  /** What grows, within an item. */
  private static final Pattern GROWING =
      Pattern.compile(
          "/(content|summary)/(\\d+)/(text|refusal|transcript)|/(arguments|input|code)");

  private static final Pattern ITEM = Pattern.compile("/(?:item|response/output/(\\d+))(/.*)");
  private static final Set<String> PART = Set.of("/part/text", "/part/refusal", "/part/transcript");
  private static final Set<String> PIECES =
      Set.of("/delta", "/text", "/refusal", "/arguments", "/input", "/code", "/transcript");

  private static final Set<String> LAST =
      Set.of("response.completed", "response.incomplete", "response.failed");

  private ResponseChannels() {}

  @Override
  public Channel of(EventTexts event, Place place) {
    if (PIECES.contains(place.path()) || PART.contains(place.path())) {
      if (event.type().contains("_arguments.")) {
        place.isPieceOfJson();
      }
      return new Channel(inside(event), kind(event), role(event, place));
    }
    Matcher item = ITEM.matcher(place.path());
    return item.matches() && !place.isFree()
        ? inItem(event, place, item)
        : new Channel(place.path().substring(1), Kind.ALONE, place.role());
  }

  private static Channel inItem(EventTexts event, Place place, Matcher item) {
    String number = item.group(1) == null ? String.valueOf(event.output()) : item.group(1);
    String rest = item.group(2);
    Matcher growing = GROWING.matcher(rest);
    if (!growing.matches()) {
      return new Channel("output/" + number + rest, Kind.ALONE, place.role());
    }
    String part = growing.group(1) == null ? rest : '/' + growing.group(1) + '/' + growing.group(2);
    return new Channel("output/" + number + part, kind(event), place.role());
  }

  @Override
  public List<String> closed(EventTexts event) {
    String type = event.type();
    if (LAST.contains(type)) {
      return List.of(ALL);
    }
    if (type.equals("response.output_item.done")) {
      return List.of("output/" + event.output());
    }
    return type.endsWith(".done") ? List.of(inside(event)) : List.of();
  }

  /** By the numbers in the event, or the last word of what it is about. */
  private static String inside(EventTexts event) {
    String item = "output/" + event.output();
    if (event.content() >= 0) {
      return item + "/content/" + event.content();
    }
    return event.summary() >= 0
        ? item + "/summary/" + event.summary()
        : item + '/' + subject(event.type());
  }

  private static String subject(String type) {
    String about = type.substring(0, type.lastIndexOf('.'));
    return about.substring(Math.max(about.lastIndexOf('_'), about.lastIndexOf('.')) + 1);
  }

  private static Kind kind(EventTexts event) {
    String type = event.type();
    return type.endsWith(".done") || LAST.contains(type) ? Kind.WHOLE : Kind.DELTA;
  }

  private static Role role(EventTexts event, Place place) {
    String type = event.type();
    if (type.contains("reasoning")) {
      return Role.REASONING;
    }
    return event.content() < 0 && !type.contains("audio") ? Role.TOOL_CALL : place.role();
  }
}
