package io.turnpike.routing.dialects.embeddings;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.unstreamed.UnstreamedDialect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Embeddings as OpenAI has them. */
@Component
public final class EmbeddingsDialect extends UnstreamedDialect {

  public EmbeddingsDialect(ChatDialect chat) {
    super("embeddings", chat);
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return new EmbeddingsReader(operation).read(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return EmbeddingsAnswer.of(body);
  }
}
