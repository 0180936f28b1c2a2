package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cloud takes of Anthropic's betas. It refuses a request for any other.
 *
 * @param inHeader whether it wants them in Anthropic's header, and not in the request
 * @param taken by Anthropic's name, under the cloud's own
 * @param opened fields of a request that only some betas, by the cloud's names, make known
 */
public record HostedBetas(
    boolean inHeader, Map<String, String> taken, Map<String, Set<String>> opened) {

  static final String HEADER = "anthropic-beta";

  public HostedBetas {
    taken = Map.copyOf(taken);
    opened = Map.copyOf(opened);
  }

  /** Of what a client asks for, each once. */
  Asked asked(List<String> headers) {
    if (headers.isEmpty()) {
      return Asked.NONE;
    }
    List<String> kept = new ArrayList<>();
    boolean all = true;
    for (String each : String.join(",", headers).split(",")) {
      String name = each.strip();
      String known = taken.get(name);
      all &= known != null || name.isEmpty();
      if (known != null && !kept.contains(known)) {
        kept.add(known);
      }
    }
    return new Asked(kept, all);
  }

  /** Whether a field is known with these betas. */
  boolean isKnown(String field, Asked asked) {
    Set<String> openers = opened.get(field);
    return openers == null || asked.names.stream().anyMatch(openers::contains);
  }

  /**
   * @param all whether none had to be left out
   */
  record Asked(List<String> names, boolean all) {

    static final Asked NONE = new Asked(List.of(), true);

    /** As an array of strings. */
    byte[] json() {
      Pieces array = new Pieces(64);
      names.forEach(name -> array.next(JsonText.quoted(name)));
      return new Pieces(array.size() + 2).put("[").put(array.toArray()).put("]").toArray();
    }
  }
}
