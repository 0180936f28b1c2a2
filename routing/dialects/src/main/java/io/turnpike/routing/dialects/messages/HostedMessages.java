package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A request as it is sent to a cloud that serves Anthropic's models: the version of the API stands
 * in it, and what that cloud has in the address does not. Every other byte is as it came.
 */
public final class HostedMessages {

  private static final String VERSION = "anthropic_version";

  private HostedMessages() {}

  /**
   * @param body a JSON object
   * @param version that the cloud knows, for example {@code bedrock-2023-05-31}
   * @param without names of fields at its top
   */
  public static byte[] of(byte[] body, String version, Set<String> without) {
    Pieces out = new Pieces(body.length + 64).put("{\"" + VERSION + "\":");
    out.put(JsonText.quoted(version));
    try (JsonParser in = JsonParsers.of(body, 0, body.length)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        member(in, body, without, out);
      }
    }
    return out.put("}").toArray();
  }

  private static void member(JsonParser in, byte[] body, Set<String> without, Pieces out) {
    String name = in.currentName();
    int start = (int) in.currentTokenLocation().getByteOffset();
    if (in.nextToken().isStructStart()) {
      in.skipChildren();
    } else {
      in.finishToken();
    }
    if (!name.equals(VERSION) && !without.contains(name)) {
      out.put(",").put(body, start, (int) in.currentLocation().getByteOffset());
    }
  }
}
