package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.unstreamed.UnstreamedDialect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code rerank}: a query and documents become the documents' places, best first. */
@Component
public final class RerankDialect extends UnstreamedDialect {

  public RerankDialect(ChatDialect chat) {
    super("rerank", chat);
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return new RerankReader(operation).read(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return RerankAnswer.of(body);
  }
}
