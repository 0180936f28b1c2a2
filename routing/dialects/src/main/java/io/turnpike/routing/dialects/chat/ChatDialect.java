package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.models.ModelsPage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** OpenAI's chat completions, the first dialect there is, and the canonical form of all others. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ChatDialect implements Dialect {

  private static final UsageTerms TERMS = new UsageTerms("prompt_tokens", "completion_tokens");

  private final List<Operation> operations =
      List.of(new Operation("chat/completions", "POST", this));
  private final List<BodyForm> forms;

  /** One that knows no other forms of a request. */
  public ChatDialect() {
    this(List.of());
  }

  @Autowired
  public ChatDialect(List<BodyForm> forms) {
    this.forms = forms;
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    try {
      return ChatRequest.of(operation, body);
    } catch (GatewayFailure wrong) {
      return otherwise(operation, body, wrong);
    }
  }

  private RequestScan otherwise(Operation operation, byte[] body, GatewayFailure wrong) {
    if (wrong.code().equals(BodyFailures.MISSING)) {
      for (BodyForm form : forms) {
        if (form.isOne(body)) {
          BodyForm.Chat chat = form.chat(body);
          return ChatRequest.of(operation, chat.body()).warned(chat.warnings());
        }
      }
    }
    throw wrong;
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return ChatAnswer.of(body);
  }

  @Override
  public int contentBytes(byte[] answer) {
    ChunkScan scan = new ChunkScan();
    return scan.read(answer, 0, answer.length) ? scan.contentBytes() : answer.length;
  }

  /** Asked of few requests: a second reading, so that the first has nothing to do with it. */
  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    ObjectScan answer = ObjectScan.of(data, start, start + length);
    List<ObjectScan> choices = answer == null ? null : answer.objects("choices");
    return choices != null
        && choices.stream().anyMatch(it -> "content_filter".equals(it.text("finish_reason")));
  }

  @Override
  public FrameScan frames() {
    return new ChunkScan();
  }

  @Override
  public UsageTerms usageTerms() {
    return TERMS;
  }

  /** Google's signatures stand in an extension of this form, and go where they came from. */
  @Override
  public Set<String> signedSlots() {
    return Set.of(SignedState.THOUGHTS);
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return ChatErrors.body(failure, requestId);
  }

  @Override
  public byte[] models(List<ModelEntry> models, @Nullable String query) {
    return ModelsPage.of(models, query);
  }

  @Override
  public byte[] model(ModelEntry model) {
    return ModelsPage.of(model);
  }
}
