package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.GatewayFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Errors in OpenAI's shape: {@code {"error":{"message","type","param","code"}}}. */
public final class ChatErrors {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private ChatErrors() {}

  public static byte[] of(GatewayFailure failure, UUID requestId) {
    return write(
        new ByteArrayOutputStream(256),
        failure.sentence(),
        failure.type(),
        failure.param(),
        failure.code(),
        requestId);
  }

  /** The same inside a stream that has already begun. */
  public static byte[] event(String code, String sentence, UUID requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.writeBytes(DATA);
    byte[] body = write(out, sentence, "api_error", null, code, requestId);
    return concat(body, END);
  }

  private static byte[] write(
      ByteArrayOutputStream out,
      String message,
      String type,
      @Nullable String param,
      String code,
      UUID requestId) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("error");
      json.writeStringProperty("message", message);
      json.writeStringProperty("type", type);
      json.writeStringProperty("param", param);
      json.writeStringProperty("code", code);
      json.writeStringProperty("request_id", requestId.toString());
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    byte[] both = java.util.Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }
}
