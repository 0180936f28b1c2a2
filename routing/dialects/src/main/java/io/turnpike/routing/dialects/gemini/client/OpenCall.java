package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A call whose arguments come in pieces, each the inside of a string as it was written. */
final class OpenCall {

  private final Pieces arguments = new Pieces(128);
  private byte @Nullable [] id;
  private byte @Nullable [] name;
  private byte @Nullable [] signature;

  /**
   * @param first piece of it; its arguments are still to be added
   */
  OpenCall(ObjectScan first) {
    id = first.string("id");
  }

  void add(ObjectScan piece) {
    ObjectScan function = piece.object("function");
    byte[] more = function == null ? null : function.string("arguments");
    if (more != null) {
      arguments.put(Arrays.copyOfRange(more, 1, more.length - 1));
    }
    name = name == null && function != null ? function.string("name") : name;
    id = id == null ? piece.string("id") : id;
    byte[] signed = Signatures.of(piece);
    signature = signed == null ? signature : signed;
  }

  /** Whether a piece begins another call. */
  boolean isOther(ObjectScan piece) {
    byte[] its = piece.string("id");
    return its != null && id != null && its.length > 2 && !Arrays.equals(its, id);
  }

  /** Whether its arguments are a whole object, so that nothing can follow. */
  boolean isWhole() {
    return !arguments.isEmpty() && CandidateParts.arguments(arguments()) != null;
  }

  String arguments() {
    byte[] quoted = new Pieces(256).put("\"").put(arguments.toArray()).put("\"").toArray();
    try (JsonParser in = JsonParsers.of(quoted, 0, quoted.length)) {
      in.nextToken();
      return in.getString();
    }
  }

  byte @Nullable [] id() {
    return id;
  }

  byte @Nullable [] name() {
    return name;
  }

  byte @Nullable [] signature() {
    return signature;
  }
}
