package io.turnpike.routing.gateway.edge;

import java.util.ArrayList;
import java.util.List;

/** Reads an event stream as its format says, independently of the code under test. */
final class Events {

  private Events() {}

  /** The data of each event that has any; a body that is no stream is one. */
  static List<String> data(String body) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    if (text.startsWith("{")) {
      return List.of(text);
    }
    List<String> events = new ArrayList<>();
    List<String> data = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      if (line.isEmpty()) {
        dispatch(data, events);
      } else if (line.startsWith("data:")) {
        data.add(line.startsWith("data: ") ? line.substring(6) : line.substring(5));
      }
    }
    dispatch(data, events);
    return events;
  }

  private static void dispatch(List<String> data, List<String> events) {
    if (!data.isEmpty()) {
      events.add(String.join("\n", data));
      data.clear();
    }
  }
}
