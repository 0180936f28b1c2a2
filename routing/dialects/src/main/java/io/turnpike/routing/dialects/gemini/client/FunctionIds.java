package io.turnpike.routing.dialects.gemini.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ids by which calls and what came of them belong together. Gemini may have none: then a call
 * gets one by its place, the same whenever the conversation is sent again, and what came back goes
 * by the function's name.
 */
final class FunctionIds {

  private final List<Call> open = new ArrayList<>(4);

  private record Call(String id, String name) {}

  /**
   * @param place what it is called where it has no id
   */
  String ofCall(JsonNode call, String name, String place) {
    String given = call.path("id").asString("");
    String id = given.isEmpty() ? place : given;
    open.add(new Call(id, name));
    return id;
  }

  /** One that nobody asked for keeps what it has; the provider is to say what it thinks of it. */
  String ofResponse(JsonNode response) {
    String given = response.path("id").asString("");
    String name = response.path("name").asString("");
    Call call = first(given, name);
    if (call != null) {
      open.remove(call);
      return call.id();
    }
    return given.isEmpty() ? "call_" + name : given;
  }

  private @Nullable Call first(String id, String name) {
    Call named = null;
    for (Call call : open) {
      if (call.id().equals(id)) {
        return call;
      }
      named = named == null && call.name().equals(name) ? call : named;
    }
    return named;
  }
}
