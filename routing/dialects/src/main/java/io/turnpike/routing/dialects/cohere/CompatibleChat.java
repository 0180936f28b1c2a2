package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Chat completions as Cohere's compatibility API takes them: without what it refuses. */
public final class CompatibleChat implements Translation {

  private static final String LIMIT = "max_completion_tokens";

  private static final List<String> REFUSED =
      List.of(
          "store",
          "metadata",
          "logit_bias",
          "logprobs",
          "top_logprobs",
          "prediction",
          "service_tier",
          "parallel_tool_calls",
          "user",
          "modalities");

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectScan request = ObjectScan.of(canonical, 0, canonical.length);
    List<String> refused =
        request == null ? List.of() : REFUSED.stream().filter(request::has).toList();
    boolean fits = request == null || refused.isEmpty() && !request.has(LIMIT);
    return new TranslatedRequest(fits ? canonical : fitting(canonical, refused), refused);
  }

  private static byte[] fitting(byte[] canonical, List<String> refused) {
    ObjectNode request = JsonTree.object(canonical);
    request.remove(refused);
    if (request.has(LIMIT)) {
      request.set("max_tokens", request.remove(LIMIT));
    }
    return JsonTree.bytes(request);
  }

  @Override
  public boolean isOfRequestsAlone() {
    return true;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    return body;
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Its streams are as their client knows them.");
  }
}
