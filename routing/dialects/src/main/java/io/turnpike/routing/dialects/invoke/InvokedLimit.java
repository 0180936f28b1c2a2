package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The most tokens that a request lets a model write, in the field that this model goes by. What
 * only looks like a limit is none: a budget would hold too little.
 */
public final class InvokedLimit {

  private static final long NONE = -1;
  private static final String CONFIG = "inferenceConfig";
  private static final String FURTHER = "additionalModelRequestFields";

  /** Of Cohere's, each of which has the limit for itself. */
  private static final String ANSWERS = "num_generations";

  private static final List<Field> FIELDS =
      List.of(
          new Field("anthropic.claude", null, "max_tokens"),
          new Field("amazon.nova", CONFIG, "maxTokens"),
          new Field("amazon.nova", CONFIG, "max_new_tokens"),
          new Field("amazon.titan-text", "textGenerationConfig", "maxTokenCount"),
          new Field("meta.llama", null, "max_gen_len"),
          new Field("mistral.", null, "max_tokens"),
          new Field("cohere.command", null, "max_tokens"),
          new Field("deepseek.", null, "max_tokens"),
          new Field("openai.gpt", null, "max_completion_tokens"));

  private InvokedLimit() {}

  /**
   * @param family what the names of its models have in them
   * @param within object that the field stands in; null for the body itself
   */
  private record Field(String family, @Nullable String within, String name) {

    long of(ObjectScan body) {
      ObjectScan around = within == null ? body : body.object(within);
      return around == null || within != null && !isOnce(around) ? NONE : around.count(name);
    }

    /** Which of two a model goes by, nobody knows; at the top of a body no name comes twice. */
    private boolean isOnce(ObjectScan around) {
      byte[] bytes = around.whole();
      int times = 0;
      try (JsonParser in = JsonParsers.of(bytes, 0, bytes.length)) {
        in.nextToken();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          times += in.currentName().equals(name) ? 1 : 0;
          in.nextToken();
          in.skipChildren();
        }
      }
      return times == 1;
    }
  }

  /** -1 where nothing limits it, or nobody knows. */
  public static long of(ModelAddress address, String model, byte[] body) {
    ObjectScan request = ObjectScan.of(body, 0, body.length);
    if (request == null) {
      return NONE;
    }
    return address.isConverse() ? converses(request) : invoked(model, request);
  }

  /** What is said to the model past Converse could say another one. */
  private static long converses(ObjectScan request) {
    return request.has(FURTHER) ? NONE : new Field("", CONFIG, "maxTokens").of(request);
  }

  private static long invoked(String model, ObjectScan request) {
    if (request.count(ANSWERS) > 1) {
      return NONE;
    }
    String name = model.toLowerCase(Locale.ROOT);
    return FIELDS.stream()
        .filter(field -> name.contains(field.family))
        .mapToLong(field -> field.of(request))
        .max()
        .orElse(NONE);
  }
}
