package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same under other names, as some vendors have it.
 *
 * @param most of the results that are wanted, for example {@code top_k}
 * @param results in answers, for example {@code data}
 */
public record RerankNames(String most, String results) implements Translation {

  private static final String MOST = "top_n";

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectScan request = ObjectScan.of(canonical, 0, canonical.length);
    return new TranslatedRequest(
        request != null && request.has(MOST) ? renamed(canonical, MOST, most) : canonical,
        List.of());
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return answer != null && answer.has(results)
        ? renamed(body, results, RerankAnswer.RESULTS)
        : body;
  }

  private static byte[] renamed(byte[] object, String from, String to) {
    ObjectNode tree = JsonTree.object(object);
    tree.set(to, tree.remove(from));
    return JsonTree.bytes(tree);
  }

  /** A count that cannot be is read from the answer itself. */
  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Ranks do not come as a stream.");
  }
}
