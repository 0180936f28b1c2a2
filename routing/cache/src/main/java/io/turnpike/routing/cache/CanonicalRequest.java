package io.turnpike.routing.cache;

import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's JSON, however it was written down. */
final class CanonicalRequest {

  /** They say how an answer is delivered. */
  private static final Set<String> DELIVERY = Set.of("stream", "stream_options");

  private static final String MOST_TOKENS = "max_tokens";
  private static final String MOST_TOKENS_AS_WELL = "max_completion_tokens";

  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private CanonicalRequest() {}

  /** False for what is no JSON object, or has a name twice in one. */
  static boolean digest(byte[] body, KeyDigest into) {
    JsonNode request;
    try {
      request = EXACT.readTree(body);
    } catch (JacksonException unreadable) {
      return false;
    }
    if (!request.isObject()) {
      return false;
    }
    object(evened((ObjectNode) request), DELIVERY, into);
    return true;
  }

  /** The limit of an answer has two names, of which translations write the newer one. */
  private static ObjectNode evened(ObjectNode request) {
    if (request.has(MOST_TOKENS_AS_WELL) && !request.has(MOST_TOKENS)) {
      request.set(MOST_TOKENS, request.remove(MOST_TOKENS_AS_WELL));
    }
    return request;
  }

  private static void value(JsonNode value, KeyDigest into) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, Set.of(), into);
      case ARRAY -> {
        into.kind('[');
        into.count(value.size());
        value.forEach(each -> value(each, into));
      }
      case STRING -> into.text(value.stringValue());
      case NUMBER -> number(value, into);
      case BOOLEAN -> into.kind(value.booleanValue() ? 't' : 'f');
      default -> into.kind('0');
    }
  }

  private static void object(JsonNode object, Set<String> without, KeyDigest into) {
    List<String> names =
        object.propertyNames().stream().filter(name -> !without.contains(name)).sorted().toList();
    into.kind('{');
    into.count(names.size());
    boolean message = object.has("role");
    for (String name : names) {
      JsonNode value = object.get(name);
      into.text(name);
      value(message && name.equals("content") ? content(value) : value, into);
    }
  }

  /** What a message says in one part that is text, with nothing beside it, is that text. */
  private static JsonNode content(JsonNode content) {
    JsonNode part = content.isArray() && content.size() == 1 ? content.get(0) : content;
    boolean bare =
        part.isObject()
            && part.size() == 2
            && part.path("type").asString("").equals("text")
            && part.path("text").isString();
    return bare && part != content ? part.get("text") : content;
  }

  /** {@code 1}, {@code 1.0} and {@code 10e-1} are one number; it is not written out. */
  private static void number(JsonNode value, KeyDigest into) {
    var number = value.decimalValue().stripTrailingZeros();
    into.kind('n');
    into.text(number.unscaledValue().toString());
    into.count(number.scale());
  }
}
