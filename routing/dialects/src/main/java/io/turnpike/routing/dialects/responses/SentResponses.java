package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as a target gets it: its model, and its parameters. A config writes these in the words
 * of chat completions, whatever its clients speak, so three of them are put into this API's.
 */
final class SentResponses {

  private static final Set<String> RESERVED =
      Set.of(ResponsesRequest.MODEL, "stream", "stream_options", ResponsesRequest.PREVIOUS);

  private SentResponses() {}

  /**
   * @param model to send; null for the one that stands there
   */
  static RequestBody of(ScannedBody body, @Nullable String model, Target target) {
    BodyEdits edits = new BodyEdits(body, RESERVED);
    parameters(body, target).forEach(edits::set);
    if (model != null) {
      edits.set(ResponsesRequest.MODEL, JsonText.quoted(model));
    }
    return edits.apply();
  }

  /** Most tokens of the answer as the target is told; -1 when nothing limits it. */
  static long outputLimit(ScannedBody body, Target target) {
    if (target.drops().contains(ResponsesRequest.LIMIT)) {
      return -1;
    }
    byte[] own = parameters(body, target).get(ResponsesRequest.LIMIT);
    Member clients = own == null ? body.member(ResponsesRequest.LIMIT) : null;
    if (clients != null) {
      return WholeNumber.of(body.bytes(), clients.start(), clients.end());
    }
    return own == null ? -1 : WholeNumber.of(own, 0, own.length);
  }

  /** The target with its parameters in the words of this API. */
  static Target told(ScannedBody body, Target target) {
    if (target.overrides().isEmpty() && target.defaults().isEmpty()) {
      return target;
    }
    List<Override> insisted = new ArrayList<>(target.overrides());
    insisted.removeIf(it -> !RESERVED.contains(it.field()));
    parameters(body, target)
        .forEach((field, json) -> insisted.add(new Override(field, json, null)));
    return target.with(insisted, List.of());
  }

  /** What a target insists on for a field, in a config's words; null when it does not. */
  static byte @Nullable [] parameter(String field, Target target) {
    for (Override override : target.overrides()) {
      if (override.field().equals(field)) {
        return override.json();
      }
    }
    return null;
  }

  /** By field of the body; of two for one field the later counts. */
  private static Map<String, byte[]> parameters(ScannedBody body, Target target) {
    if (target.overrides().isEmpty() && target.defaults().isEmpty()) {
      return Map.of();
    }
    Map<String, byte[]> set = new LinkedHashMap<>();
    target.defaults().stream()
        .filter(it -> !isSaid(body, Place.of(it.field())))
        .forEach(it -> put(body, it, set));
    target.overrides().forEach(it -> put(body, it, set));
    RESERVED.forEach(set::remove);
    return set;
  }

  private static void put(ScannedBody body, Override parameter, Map<String, byte[]> into) {
    Place place = Place.of(parameter.field());
    byte[] before = into.containsKey(place.field) ? into.get(place.field) : raw(body, place.field);
    byte[] value = parameter.json();
    into.put(place.field, place.inner == null ? value : with(before, place.inner, value));
  }

  /** An object with one more field, or that field anew. */
  private static byte[] with(byte @Nullable [] object, String field, byte[] value) {
    byte[] whole = object != null && object[0] == '{' ? object : new byte[] {'{', '}'};
    return BodyScanner.scan(whole, (_, _, _, _) -> {}).rewritten(Set.of(), field, value);
  }

  private static boolean isSaid(ScannedBody body, Place place) {
    byte[] there = raw(body, place.field);
    if (there == null || place.inner == null) {
      return there != null;
    }
    return there[0] == '{'
        && BodyScanner.scan(there, (_, _, _, _) -> {}).member(place.inner) != null;
  }

  private static byte @Nullable [] raw(ScannedBody body, String field) {
    Member member = body.member(field);
    return member == null ? null : Arrays.copyOfRange(body.bytes(), member.start(), member.end());
  }

  /**
   * Where a parameter stands.
   *
   * @param inner field inside of the field; null for the field itself
   */
  private record Place(String field, @Nullable String inner) {

    private static final List<String> LIMITS = List.of("max_tokens", "max_completion_tokens");

    static Place of(String parameter) {
      if (LIMITS.contains(parameter)) {
        return new Place(ResponsesRequest.LIMIT, null);
      }
      return switch (parameter) {
        case "reasoning_effort" -> new Place("reasoning", "effort");
        case "verbosity" -> new Place("text", "verbosity");
        default -> new Place(parameter, null);
      };
    }
  }
}
