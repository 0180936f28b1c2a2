package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chat completions as OpenAI's Responses API, there and back, for models that call tools and reason
 * nowhere else. Nothing is stored with the provider: reasoning comes and goes encrypted.
 */
public final class ResponsesBridge implements Translation {

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return new BridgeRequest(JsonTree.object(canonical)).translate();
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of("reasoning_items");
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan response = ObjectScan.of(body, 0, body.length);
    List<ObjectScan> output = response == null ? null : response.objects("output");
    return response == null || output == null || !BridgeEnd.isAnswer(response)
        ? body
        : new BridgeAnswer(response, now).of(output);
  }

  /** Counts are taken over as they are written, so that whoever reads them finds what is wrong. */
  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new BridgeStream(now);
  }
}
