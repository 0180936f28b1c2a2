package io.turnpike.routing.dialects.gemini.provider;

import java.util.ArrayList;
import java.util.List;

/** Fields that cannot be carried over and change nothing of what is meant, each named once. */
final class LeftOut {

  private final List<String> names = new ArrayList<>(0);

  void add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  void addUnless(boolean nothingIsLost, String name) {
    if (!nothingIsLost) {
      add(name);
    }
  }

  List<String> all() {
    return List.copyOf(names);
  }
}
