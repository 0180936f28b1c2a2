package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.canonical.SaidWords;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thinking that another vendor signed, on its way through a Gemini client: within the signature of
 * the call that follows on it, which clients send back as they got it.
 */
final class SignedThinking {

  private static final String SLOT = "thinking_blocks";
  static final String BEGINNING = "{\"" + SLOT + "\":[";

  private Pieces blocks = new Pieces(64);
  private Pieces thoughts = new Pieces(64);

  /** Takes in what a message or a delta says of it. */
  void add(ObjectScan said) {
    byte[] text = SaidWords.thought(said);
    if (text != null) {
      thoughts.put(Arrays.copyOfRange(text, 1, text.length - 1));
    }
    List<ObjectScan> signed = said.objects(SLOT);
    (signed == null ? List.<ObjectScan>of() : signed).forEach(this::block);
  }

  /** As a signature, quoted; null where there is none that has not been told. */
  byte @Nullable [] signature() {
    if (blocks.isEmpty()) {
      return null;
    }
    byte[] carried = new Pieces(256).put(BEGINNING).put(blocks.toArray()).put("]}").toArray();
    blocks = new Pieces(64);
    return new Pieces(256).put("\"").put(Base64.getEncoder().encode(carried)).put("\"").toArray();
  }

  /** In a stream the text of a block is what was thought since the one before. */
  private void block(ObjectScan block) {
    byte[] type = block.string("type");
    byte[] text = block.string("thinking");
    boolean apart = text != null && text.length == 2;
    byte[] whole = apart ? quoted(thoughts.toArray()) : text;
    blocks.next(
        new Pieces(256)
            .put("{\"type\":")
            .put(type == null ? quoted(new byte[0]) : type)
            .member("thinking", whole)
            .member("signature", block.string("signature"))
            .member("data", block.string("data"))
            .put("}")
            .toArray());
    thoughts = new Pieces(64);
  }

  private static byte[] quoted(byte[] inside) {
    return new Pieces(inside.length + 2).put("\"").put(inside).put("\"").toArray();
  }

  /** False for a signature that carries no such thing. */
  static boolean unpack(String signature, ArrayNode into) {
    byte[] carried = decoded(signature);
    if (!new String(carried, 0, Math.min(carried.length, BEGINNING.length()), UTF_8)
        .equals(BEGINNING)) {
      return false;
    }
    try {
      JsonNode blocks = JsonTree.object(carried).path(SLOT);
      blocks.forEach(into::add);
      return true;
    } catch (Untranslatable cutOff) {
      return true;
    }
  }

  static void put(ObjectNode message, ArrayNode blocks) {
    if (!blocks.isEmpty()) {
      message.set(SLOT, blocks);
    }
  }

  /** Some libraries write the alphabet for addresses. */
  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }
}
