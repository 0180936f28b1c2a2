package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code rerank}: a query and documents become the documents' places, best first. Errors and lists
 * of models are those of chat completions.
 */
@Component
public final class RerankDialect implements Dialect {

  private static final UsageTerms TERMS = new UsageTerms("prompt_tokens", "completion_tokens");

  private final List<Operation> operations = List.of(new Operation("rerank", "POST", this));
  private final ChatDialect chat;

  public RerankDialect(ChatDialect chat) {
    this.chat = chat;
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return new RerankReader(operation).read(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return RerankAnswer.of(body);
  }

  /** Places are no text, and nobody charges for them. */
  @Override
  public int contentBytes(byte[] answer) {
    return 0;
  }

  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    return false;
  }

  @Override
  public FrameScan frames() {
    throw new IllegalStateException("Ranks do not come as a stream.");
  }

  @Override
  public UsageTerms usageTerms() {
    return TERMS;
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return chat.errorBody(failure, requestId);
  }

  @Override
  public byte[] models(List<ModelEntry> models, @Nullable String query) {
    return chat.models(models, query);
  }

  @Override
  public byte[] model(ModelEntry model) {
    return chat.model(model);
  }
}
