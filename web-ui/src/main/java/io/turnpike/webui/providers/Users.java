package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ConnectionUses.Use;
import java.util.List;

/**
 * Who uses a connection.
 *
 * @param named as many as a page holds
 * @param more how many there are beside
 */
public record Users(List<Use> named, int more) {

  static final Users NONE = new Users(List.of(), 0);

  private static final int MOST_NAMED = 50;

  static Users of(List<Use> all) {
    int named = Math.min(all.size(), MOST_NAMED);
    return new Users(List.copyOf(all.subList(0, named)), all.size() - named);
  }

  public boolean isEmpty() {
    return named.isEmpty();
  }
}
