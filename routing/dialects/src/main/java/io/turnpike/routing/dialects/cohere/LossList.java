package io.turnpike.routing.dialects.cohere;

import java.util.ArrayList;
import java.util.List;

/** What cannot be carried over and changes nothing of what is meant, each name once. */
final class LossList {

  private final List<String> names = new ArrayList<>(0);

  void add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  List<String> all() {
    return List.copyOf(names);
  }
}
