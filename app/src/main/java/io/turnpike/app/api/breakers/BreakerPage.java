package io.turnpike.app.api.breakers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.app.api.Page;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.CircuitBreakers.BreakerView;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Part of the breakers, which come in their order. What is alike in all that orders them is not
 * torn apart, so that nothing is missed between two pages.
 */
final class BreakerPage {

  private BreakerPage() {}

  /** Throws InvalidInput for a cursor that no page gave. */
  static Page<BreakerView> of(List<BreakerView> all, @Nullable String cursor, int limit) {
    Place after = cursor == null ? null : Place.read(cursor);
    List<BreakerView> rest =
        all.stream().filter(each -> after == null || Place.of(each).compareTo(after) > 0).toList();
    int end = end(rest, limit);
    return new Page<>(
        rest.subList(0, end), end == rest.size() ? null : Place.of(rest.get(end - 1)).cursor());
  }

  private static int end(List<BreakerView> rest, int limit) {
    int end = Math.min(limit, rest.size());
    while (end < rest.size() && Place.of(rest.get(end)).equals(Place.of(rest.get(end - 1)))) {
      end++;
    }
    return end;
  }

  /**
   * Where a breaker stands in the list.
   *
   * @param rules empty for the node's settings, which come first
   */
  private record Place(String connection, String model, String rules) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::connection)
            .thenComparing(Place::model)
            .thenComparing(Place::rules);

    static Place of(BreakerView breaker) {
      String rules = breaker.rules();
      return new Place(breaker.connection(), breaker.model(), rules == null ? "" : rules);
    }

    static Place read(String cursor) {
      String[] parts = cursor.split("\\.", -1);
      if (parts.length == 3) {
        try {
          List<String> names = Arrays.stream(parts).map(Place::decoded).toList();
          return new Place(names.get(0), names.get(1), names.get(2));
        } catch (IllegalArgumentException notBase64) {
          throw invalid();
        }
      }
      throw invalid();
    }

    String cursor() {
      return Stream.of(connection, model, rules)
          .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
          .collect(Collectors.joining("."));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    private static String decoded(String part) {
      return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static InvalidInput invalid() {
      return InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }
}
