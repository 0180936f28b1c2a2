package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.chat.ChatShaped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Legacy completions. All but the prompt and the text is said as in chat completions. */
@Component
public final class CompletionsDialect implements Dialect {

  private final List<Operation> operations = List.of(new Operation("completions", "POST", this));
  private final ChatDialect chat;

  public CompletionsDialect(ChatDialect chat) {
    this.chat = chat;
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return new CompletionsRequest(
        ChatShaped.request(operation, body), chat.operations().getFirst());
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return chat.answer(body);
  }

  @Override
  public int contentBytes(byte[] answer) {
    return chat.contentBytes(answer);
  }

  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    return chat.isFiltered(data, start, length);
  }

  @Override
  public FrameScan frames() {
    return chat.frames();
  }

  @Override
  public UsageTerms usageTerms() {
    return chat.usageTerms();
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
