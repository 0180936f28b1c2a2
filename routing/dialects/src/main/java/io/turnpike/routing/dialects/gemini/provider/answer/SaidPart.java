package io.turnpike.routing.dialects.gemini.provider.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an answer that a chat completion can tell. Strings come quoted, as JSON. */
sealed interface SaidPart {

  /**
   * @param thought it is no part of the answer
   * @param signature null without one
   */
  record Text(byte[] text, boolean thought, byte @Nullable [] signature) implements SaidPart {}

  /**
   * @param id null where the model gives none
   * @param arguments the text of an object
   * @param signature null without one
   */
  record Call(byte @Nullable [] id, byte[] name, byte[] arguments, byte @Nullable [] signature)
      implements SaidPart {}

  /** What no chat request can ask for is left out. */
  static List<SaidPart> of(ObjectScan candidate) {
    ObjectScan content = candidate.object("content");
    List<ObjectScan> parts = content == null ? null : content.objects("parts");
    if (parts == null) {
      return List.of();
    }
    List<SaidPart> said = new ArrayList<>(parts.size());
    for (ObjectScan part : parts) {
      SaidPart one = one(part);
      if (one != null) {
        said.add(one);
      }
    }
    return said;
  }

  private static @Nullable SaidPart one(ObjectScan part) {
    byte[] signature = part.string("thoughtSignature");
    byte[] text = part.string("text");
    if (text != null) {
      byte[] thought = part.raw("thought");
      return new Text(text, thought != null && thought[0] == 't', signature);
    }
    ObjectScan call = part.object("functionCall");
    byte[] name = call == null ? null : call.string("name");
    return call == null || name == null
        ? null
        : new Call(call.string("id"), name, arguments(call.raw("args")), signature);
  }

  private static byte[] arguments(byte @Nullable [] args) {
    return JsonText.quoted(args == null ? "{}" : new String(compact(args), UTF_8));
  }

  /** The same JSON without space between its tokens, which whole answers are full of. */
  private static byte[] compact(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
    boolean quoted = false;
    for (int at = 0; at < json.length; at++) {
      byte each = json[at];
      if (quoted && each == '\\') {
        out.write(each);
        at++;
      } else if (each == '"') {
        quoted = !quoted;
      }
      if (quoted || json[at] > ' ' || json[at] < 0) {
        out.write(json[at]);
      }
    }
    return out.toByteArray();
  }
}
