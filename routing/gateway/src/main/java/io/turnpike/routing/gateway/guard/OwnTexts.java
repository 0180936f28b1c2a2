package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.guard.TextPart;
import java.util.List;
import java.util.function.Predicate;

/** What the client has written itself, and so cannot be a token; known while a request is read. */
final class OwnTexts implements Predicate<String> {

  private volatile List<TextPart> parts = List.of();

  void are(List<TextPart> found) {
    parts = found;
  }

  void forget() {
    parts = List.of();
  }

  @Override
  public boolean test(String token) {
    return parts.stream().anyMatch(part -> part.text().contains(token));
  }
}
