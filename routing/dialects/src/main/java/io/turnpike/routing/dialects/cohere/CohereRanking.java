package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rerank as Cohere's {@code v2/rerank} has it, which takes texts and gives their places. What
 * others do besides is done here: documents as objects with a text, and their texts in the answer.
 */
public final class CohereRanking implements Translation {

  private static final String DOCUMENTS = "documents";
  private static final String RETURN = "return_documents";
  private static final String FIELDS = "rank_fields";
  private static final String USER = "user";
  private static final String TEXT = "text";
  private static final ArrayNode NONE = JsonTree.array();

  /** What goes back with the places of its texts; empty for an answer as it comes. */
  private final ArrayNode texts;

  public CohereRanking() {
    this(NONE);
  }

  private CohereRanking(ArrayNode texts) {
    this.texts = texts;
  }

  /** Whether Cohere understands a request as it came. */
  public static boolean isSpokenIn(RequestScan request) {
    return request.member(RETURN) == null
        && request.member(FIELDS) == null
        && request.member(USER) == null
        && beginsWithText(request.body(), request.member(DOCUMENTS));
  }

  private static boolean beginsWithText(byte[] body, @Nullable Member documents) {
    int at = documents == null ? 0 : documents.start() + 1;
    while (at < body.length && body[at] <= ' ') {
      at++;
    }
    return documents != null && at < body.length && body[at] == '"';
  }

  @Override
  public TranslatedRequest request(byte[] canonical, @Nullable ModelCard card) {
    ObjectNode request = JsonTree.object(canonical);
    if (JsonTree.isGiven(request.path(FIELDS))) {
      throw Untranslatable.unsupported(
          FIELDS, "Cohere ranks texts; send what is to be ranked as the text of each document.");
    }
    ArrayNode texts = texts(request.path(DOCUMENTS));
    boolean returned = request.path(RETURN).asBoolean(false);
    boolean named = request.has(USER);
    request.remove(List.of(RETURN, FIELDS, USER));
    request.set(DOCUMENTS, texts);
    return new TranslatedRequest(
        JsonTree.bytes(request),
        named ? List.of(USER) : List.of(),
        returned ? new CohereRanking(texts) : new CohereRanking());
  }

  private static ArrayNode texts(JsonNode documents) {
    ArrayNode texts = JsonTree.array();
    for (int i = 0; i < documents.size(); i++) {
      JsonNode document = documents.path(i);
      JsonNode text = document.isObject() ? document.path(TEXT) : document;
      if (!text.isString()) {
        throw Untranslatable.unsupported(
            DOCUMENTS + "[" + i + "]", "Cohere ranks texts; send a string, or an object with one.");
      }
      texts.add(text);
    }
    return texts;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    ObjectScan answer = texts.isEmpty() ? null : ObjectScan.of(body, 0, body.length);
    if (answer == null || answer.objects("results") == null) {
      return body;
    }
    ObjectNode whole = JsonTree.object(body);
    whole.path("results").forEach(this::show);
    return JsonTree.bytes(whole);
  }

  private void show(JsonNode ranked) {
    JsonNode text = texts.path(ranked.path("index").asInt(-1));
    if (ranked instanceof ObjectNode result && text.isString()) {
      result.putObject("document").set(TEXT, text);
    }
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
