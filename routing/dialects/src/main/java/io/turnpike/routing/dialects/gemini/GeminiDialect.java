package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.embeddings.EmbeddingsDialect;
import io.turnpike.routing.dialects.gemini.client.GeminiErrors;
import io.turnpike.routing.dialects.gemini.client.Signatures;
import io.turnpike.routing.dialects.gemini.provider.answer.EndReasons;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gemini's API, as its clients and its providers speak it. */
@Component
public final class GeminiDialect implements Dialect {

  private static final UsageTerms TERMS =
      new UsageTerms("promptTokenCount", "candidatesTokenCount");

  private final List<Operation> operations =
      Stream.of(Verb.values()).map(verb -> new Operation(verb.path(), "POST", this)).toList();
  private final CanonicalForms canonical;

  public GeminiDialect(ChatDialect chat, EmbeddingsDialect embeddings) {
    canonical =
        new CanonicalForms(chat.operations().getFirst(), embeddings.operations().getFirst());
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return new GeminiReader(canonical, Verb.at(operation.path()), query).read(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return ContentsAnswer.of(body);
  }

  @Override
  public int contentBytes(byte[] answer) {
    return ContentsAnswer.contentBytes(answer);
  }

  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    ObjectScan answer = ObjectScan.of(data, start, start + length);
    return answer != null && EndReasons.isFiltered(answer);
  }

  @Override
  public FrameScan frames() {
    return new CandidateScan();
  }

  @Override
  public UsageTerms usageTerms() {
    return TERMS;
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return GeminiErrors.body(failure, requestId);
  }

  /** Clients decide by the details whether they try again, and when. */
  @Override
  public boolean keepsRefusal(byte[] answer) {
    ObjectScan refusal = ObjectScan.of(answer, 0, answer.length);
    return refusal != null && refusal.object("error") != null;
  }

  /** Calls go back to the model that signed them. */
  @Override
  public Set<String> signedSlots() {
    return Set.of(Signatures.PART);
  }

  @Override
  public byte @Nullable [] estimate(Operation operation, RequestScan request) {
    return operation.path().equals(Verb.COUNT.path()) ? CountedTokens.of(request.body()) : null;
  }

  @Override
  public byte[] models(List<ModelEntry> models, @Nullable String query) {
    return GeminiModels.page(models);
  }

  @Override
  public byte[] model(ModelEntry model) {
    return GeminiModels.one(model);
  }
}
