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
import io.turnpike.routing.dialects.messages.EventScan;
import io.turnpike.routing.dialects.messages.MessagesErrors;
import io.turnpike.routing.dialects.messages.WholeMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's Messages API. */
@Component
@Order(100)
public final class MessagesDialect implements Dialect {

  static final String COUNT = "messages/count_tokens";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final UsageTerms TERMS = new UsageTerms("input_tokens", "output_tokens");
  private static final List<String> HEADERS = List.of("anthropic-");

  /** Clients want a date, and nobody knows one. */
  private static final String UNKNOWN_DATE = "1970-01-01T00:00:00Z";

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
  public Set<String> signedSlots() {
    return Set.of(SignedThinking.SLOT);
  }

  @Override
  public boolean keepsRefusals() {
    return true;
  }

  @Override
  public byte @Nullable [] estimate(Operation operation, RequestScan request) {
    return operation.path().equals(COUNT)
        ? ("{\"input_tokens\":" + PromptLength.of(request.body()) + "}").getBytes(US_ASCII)
        : null;
  }

  @Override
  public byte[] models(List<ModelEntry> models) {
    ObjectNode page = JSON.createObjectNode();
    page.putArray("data").addAll(models.stream().map(MessagesDialect::entry).toList());
    page.put("has_more", false);
    page.put("first_id", models.isEmpty() ? null : models.getFirst().id());
    page.put("last_id", models.isEmpty() ? null : models.getLast().id());
    return JSON.writeValueAsBytes(page);
  }

  @Override
  public byte[] model(ModelEntry model) {
    return JSON.writeValueAsBytes(entry(model));
  }

  private static ObjectNode entry(ModelEntry model) {
    return JSON.createObjectNode()
        .put("type", "model")
        .put("id", model.id())
        .put("display_name", model.id())
        .put("created_at", UNKNOWN_DATE);
  }
}
