package io.turnpike.routing.dialects.invoke;

import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The most tokens that a request lets a model write, in the field that this model goes by. What
 * only looks like a limit is none: a budget would hold too little.
 */
public final class InvokedLimit {

  private static final long NONE = -1;
  private static final String CONFIG = "inferenceConfig";
  private static final String FURTHER = "additionalModelRequestFields";

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
      return around == null ? NONE : around.count(name);
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
    String name = model.toLowerCase(Locale.ROOT);
    return FIELDS.stream()
        .filter(field -> name.contains(field.family))
        .mapToLong(field -> field.of(request))
        .max()
        .orElse(NONE);
  }
}
