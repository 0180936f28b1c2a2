package io.turnpike.routing.dialects.converse;

import java.util.ArrayList;
import java.util.List;

/** Fields that cannot be carried over and change nothing of what is meant, each named once. */
final class LostNames {

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
