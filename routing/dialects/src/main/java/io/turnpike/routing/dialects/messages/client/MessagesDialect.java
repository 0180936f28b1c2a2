package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.EventScan;
import io.turnpike.routing.dialects.messages.MessagesErrors;
import io.turnpike.routing.dialects.messages.WholeMessage;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import io.turnpike.routing.dialects.models.ModelsPage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Anthropic's Messages API. */
@Component
@Order(100)
public final class MessagesDialect implements Dialect {

  static final String COUNT = "messages/count_tokens";

  private static final UsageTerms TERMS = new UsageTerms("input_tokens", "output_tokens");
  private static final List<String> HEADERS = List.of("anthropic-");
  private static final Translation CANONICALLY = new MessagesTranslation();

  private final List<Operation> operations =
      List.of(new Operation("messages", "POST", this), new Operation(COUNT, "POST", this));

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return MessagesScan.of(operation, body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return WholeMessage.of(body);
  }

  @Override
  public int contentBytes(byte[] answer) {
    return WholeMessage.contentBytes(answer);
  }

  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    return WholeMessage.isRefused(data, start, length);
  }

  @Override
  public FrameScan frames() {
    return new EventScan();
  }

  @Override
  public UsageTerms usageTerms() {
    return TERMS;
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return MessagesErrors.body(failure, requestId);
  }

  /** Versions and betas among them, each as it came and whatever it is called. */
  @Override
  public List<String> headers() {
    return HEADERS;
  }

  /** Clients decide by the wording whether they try again, and with what. */
  @Override
  public boolean keepsRefusal(byte[] answer) {
    ObjectScan refusal = ObjectScan.of(answer, 0, answer.length);
    return refusal != null && "error".equals(refusal.text("type"));
  }

  @Override
  public byte @Nullable [] estimate(Operation operation, RequestScan request) {
    return operation.path().equals(COUNT)
        ? ("{\"input_tokens\":" + PromptLength.of(request.body()) + "}").getBytes(US_ASCII)
        : null;
  }

  @Override
  public Translation canonically() {
    return CANONICALLY;
  }

  /** Thoughts go back to the model that signed them. */
  @Override
  public Set<String> signedSlots() {
    return Set.of(SignedBlocks.SLOT);
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
