package io.turnpike.routing.dialects.invoke;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path of Amazon Bedrock's says that a model is asked: {@code model/{id}/invoke}.
 *
 * @param model its id, that of an inference profile, or an ARN, decoded
 * @param verb for example {@code invoke-with-response-stream}
 */
public record ModelAddress(String model, String verb) {

  private static final String COUNT = "count-tokens";
  private static final Pattern PATH =
      Pattern.compile(
          "model/(.+)/(invoke(-with-response-stream)?|converse(-stream)?|count-tokens)");

  /** Null for any other path. */
  public static @Nullable ModelAddress of(String path) {
    Matcher found = PATH.matcher(path);
    return found.matches() ? new ModelAddress(decoded(found.group(1)), found.group(2)) : null;
  }

  /** Whether a path is one of Bedrock's, whatever is asked there. */
  public static boolean isBedrocks(String path) {
    return path.startsWith("model/")
        || path.startsWith("guardrail/")
        || path.startsWith("async-invoke");
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return name;
    }
  }

  public boolean isStreamed() {
    return verb.endsWith("-stream");
  }

  /** Whether it counts, which costs nothing, and answers nothing. */
  public boolean isCount() {
    return verb.equals(COUNT);
  }

  /** Whether the body is Converse's, the same for all models. */
  public boolean isConverse() {
    return verb.startsWith("converse");
  }

  /** Of all such calls, as logs have it. */
  public String name() {
    return "model/{id}/" + verb;
  }

  /**
   * The same of another model.
   *
   * @param step its name as a step of a path
   */
  public String path(String step) {
    return "model/" + step + "/" + verb;
  }
}
