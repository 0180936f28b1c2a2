package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.EventTexts;
import io.turnpike.routing.dialects.texts.places.Place;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Of a stream of choices or candidates, and of any whose events look alike: what stands at the same
 * path in each is one text. A candidate's parts have no fixed positions; it has one text, and one
 * of thoughts.
 */
final class ChoiceChannels implements Channels {

  static final Channels ALL_EVENTS = new ChoiceChannels();

  private static final String CHOICES = "/choices/";
  private static final String CANDIDATES = "/candidates/";
  private static final String PARTS = "/content/parts/";
  private static final String TEXT = "/text";

  /** Told as a whole, once. */
  private static final Set<String> WHOLE = Set.of("name", "title", "stop_reason");

  private static final List<String> APART =
      List.of("/error", "/reasoning_items/", "/annotations/", "/citations/");

  private ChoiceChannels() {}

  @Override
  public Channel of(EventTexts event, Place place) {
    return place.path().startsWith(CANDIDATES) ? candidate(place) : path(place);
  }

  private static Channel candidate(Place place) {
    int end = place.path().indexOf('/', CANDIDATES.length());
    boolean said =
        end > 0
            && place.path().startsWith(PARTS, end)
            && place.path().endsWith(TEXT)
            && !place.isFree();
    if (!said) {
      return new Channel(place.path().substring(1), Kind.ALONE, place.role());
    }
    String what = place.role() == Role.REASONING ? "/thought" : TEXT;
    return new Channel(place.path().substring(1, end) + what, Kind.DELTA, place.role());
  }

  private static Channel path(Place place) {
    boolean alone =
        place.isFree()
            || place.path().startsWith(CHOICES) && place.path().contains("/message/")
            || WHOLE.contains(place.path().substring(place.path().lastIndexOf('/') + 1))
            || APART.stream().anyMatch(place.path()::contains);
    return new Channel(place.path().substring(1), alone ? Kind.ALONE : Kind.DELTA, place.role());
  }

  @Override
  public List<String> closed(EventTexts event) {
    List<String> closed = new ArrayList<>(event.ended().size());
    event.ended().forEach(path -> closed.add(path.isEmpty() ? ALL : path.substring(1)));
    return closed;
  }
}
