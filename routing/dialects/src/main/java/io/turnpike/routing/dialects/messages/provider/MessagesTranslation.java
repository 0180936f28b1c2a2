package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.UsageCounts;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chat completions as the Messages API, there and back. */
public final class MessagesTranslation implements Translation {

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return new MessagesRequest(JsonTree.object(canonical), canonical.length, card).translate();
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of("thinking_blocks");
  }

  @Override
  public boolean readsSlots() {
    return true;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan message = ObjectScan.of(body, 0, body.length);
    if (message == null || message.has("error")) {
      return body;
    }
    List<ObjectScan> content = message.objects("content");
    return content == null ? body : CompletionAnswer.of(message, content, now);
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    ObjectScan message = ObjectScan.of(body, 0, body.length);
    UsageCounts counts = new UsageCounts();
    counts.end(message == null ? null : message.object("usage"));
    return counts.rejected();
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new ChunkStream(now);
  }
}
