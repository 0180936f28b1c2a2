package io.turnpike.routing.dialects.unstreamed;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.chat.ChatDialect;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dialect of one operation whose answers come whole and hold no text. Errors and lists of models
 * are those of chat completions.
 */
public abstract class UnstreamedDialect implements Dialect {

  private static final UsageTerms TERMS = new UsageTerms("prompt_tokens", "completion_tokens");

  private final List<Operation> operations;
  private final ChatDialect chat;

  /**
   * @param path of the operation, as {@link Operation} has it
   */
  protected UnstreamedDialect(String path, ChatDialect chat) {
    this.operations = List.of(new Operation(path, "POST", this));
    this.chat = chat;
  }

  @Override
  public final List<Operation> operations() {
    return operations;
  }

  /** What is no text is nothing that anybody charges for by its length. */
  @Override
  public final int contentBytes(byte[] answer) {
    return 0;
  }

  @Override
  public final boolean isFiltered(byte[] data, int start, int length) {
    return false;
  }

  @Override
  public final FrameScan frames() {
    throw new IllegalStateException("Answers of this dialect do not come as a stream.");
  }

  @Override
  public final UsageTerms usageTerms() {
    return TERMS;
  }

  @Override
  public final byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return chat.errorBody(failure, requestId);
  }

  @Override
  public final byte[] models(List<ModelEntry> models, @Nullable String query) {
    return chat.models(models, query);
  }

  @Override
  public final byte[] model(ModelEntry model) {
    return chat.model(model);
  }
}
