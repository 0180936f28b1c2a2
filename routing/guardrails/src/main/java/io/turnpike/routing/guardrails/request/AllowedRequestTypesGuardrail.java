package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Parameters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code allowedRequestTypes}: by Portkey's words, or by the path under {@code /v1/}. */
final class AllowedRequestTypesGuardrail implements RequestGuardrail {

  private static final int MOST = 50;
  private static final Pattern PATH = Pattern.compile("[a-z0-9_.:-]+(/[a-z0-9_.:*-]+)*");

  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("complete", "completions"),
          Map.entry("chatComplete", "chat/completions"),
          Map.entry("embed", "embeddings"),
          Map.entry("createModelResponse", "responses"),
          Map.entry("imageGenerate", "images/generations"),
          Map.entry("imageEdit", "images/edits"),
          Map.entry("createSpeech", "audio/speech"),
          Map.entry("createTranscription", "audio/transcriptions"),
          Map.entry("createTranslation", "audio/translations"),
          Map.entry("uploadFile", "files"),
          Map.entry("createBatch", "batches"),
          Map.entry("createFinetune", "fine_tuning/jobs"),
          Map.entry("moderate", "moderations"));

  @Override
  public String name() {
    return "allowedRequestTypes";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("allowedTypes", "blockedTypes");
    if (!parameters.has("allowedTypes") && !parameters.has("blockedTypes")) {
      parameters.mistake(
          "needs \"allowedTypes\" or \"blockedTypes\": callers cannot choose them in metadata.");
    }
    Set<String> allowed = paths(parameters, "allowedTypes");
    Set<String> blocked = paths(parameters, "blockedTypes");
    return new FactsCheck(facts -> fault(facts.operation(), allowed, blocked));
  }

  private static @Nullable String fault(
      String operation, Set<String> allowed, Set<String> blocked) {
    boolean passes =
        !blocked.contains(operation) && (allowed.isEmpty() || allowed.contains(operation));
    return passes ? null : "Requests of this kind are not allowed.";
  }

  private static Set<String> paths(Parameters parameters, String key) {
    Set<String> paths = new HashSet<>();
    for (String type : parameters.texts(key, MOST)) {
      String path = PATHS.getOrDefault(type, type);
      if (!PATH.matcher(path).matches()) {
        parameters.mistake(
            key, "must have kinds such as \"chatComplete\", or paths such as \"chat/completions\".");
      }
      paths.add(path);
    }
    return Set.copyOf(paths);
  }
}
