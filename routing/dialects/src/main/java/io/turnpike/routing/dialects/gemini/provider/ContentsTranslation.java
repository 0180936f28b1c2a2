package io.turnpike.routing.dialects.gemini.provider;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.gemini.provider.answer.CanonicalUsage;
import io.turnpike.routing.dialects.gemini.provider.answer.ContentStream;
import io.turnpike.routing.dialects.gemini.provider.answer.WholeContents;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chat completions as Gemini's {@code generateContent}, there and back. */
public final class ContentsTranslation implements Translation {

  private final boolean tiers;

  /**
   * @param tiers whether a request may say which kind of service it wants
   */
  public ContentsTranslation(boolean tiers) {
    this.tiers = tiers;
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    return new ContentsRequest(JsonTree.object(canonical), tiers).translate();
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of("thought_signature");
  }

  @Override
  public boolean readsSlots() {
    return true;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    boolean isOne =
        answer != null
            && !answer.has("error")
            && (answer.has("candidates") || answer.has("promptFeedback"));
    return answer == null || !isOne ? body : new WholeContents(answer, now).completion();
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return answer == null ? null : CanonicalUsage.of(answer).rejected();
  }

  @Override
  public StreamTranslation stream(Instant now) {
    return new ContentStream(now);
  }
}
