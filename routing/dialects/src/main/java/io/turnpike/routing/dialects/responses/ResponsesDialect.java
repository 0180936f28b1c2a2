package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.StoredId;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.responses.provider.ResponsesBridge;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OpenAI's Responses API. What all of OpenAI's endpoints share, it takes from chat completions. */
@Component
public final class ResponsesDialect implements Dialect {

  private static final UsageTerms TERMS = new UsageTerms("input_tokens", "output_tokens");

  /** What its command-line agent and its SDKs tell a server of its own, credentials excepted. */
  private static final List<String> HEADERS =
      List.of("x-codex-", "x-openai-", "openai-beta", "session-id", "session_id", "thread-id");

  private static final Translation CANONICALLY = new ResponsesBridge();
  private static final String COUNT = "responses/input_tokens";
  private static final int BYTES_PER_TOKEN = 4;

  /** What stands where an id does and is none. */
  private static final Set<String> UNSTORED = Set.of("input_tokens", "compact");

  private final ChatDialect chat;
  private final List<Operation> operations =
      List.of(new Operation("responses", "POST", this), new Operation(COUNT, "POST", this));

  public ResponsesDialect(ChatDialect chat) {
    this.chat = chat;
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    Operation canonical = operation.path().equals(COUNT) ? null : chat.operations().getFirst();
    return new ResponsesRequestReader(operation, canonical).read(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    return ResponseScan.answer(body);
  }

  @Override
  public int contentBytes(byte[] answer) {
    return ResponseScan.contentBytes(answer);
  }

  /** Asked of few requests: a second reading, so that the first has nothing to do with it. */
  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    ObjectScan event = ObjectScan.of(data, start, start + length);
    ObjectScan response = event == null || event.has("output") ? event : event.object("response");
    ObjectScan details = response == null ? null : response.object("incomplete_details");
    return details != null && "content_filter".equals(details.text("reason"));
  }

  @Override
  public FrameScan frames() {
    return new StreamScan();
  }

  @Override
  public @Nullable StoredId storedId(byte[] answer) {
    return ResponseScan.id(answer);
  }

  /** {@code responses/{id}}, and what is below it. */
  @Override
  public @Nullable String storedAt(String path) {
    String[] parts = path.split("/", 3);
    boolean stored =
        parts.length > 1 && parts[0].equals("responses") && !UNSTORED.contains(parts[1]);
    return stored && !parts[1].isEmpty() ? parts[1] : null;
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of(SignedItems.SLOT);
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
  public List<String> headers() {
    return HEADERS;
  }

  @Override
  public Translation canonically() {
    return CANONICALLY;
  }

  /** The one count there is; an answer cannot be estimated. */
  @Override
  public byte @Nullable [] estimate(Operation operation, RequestScan request) {
    if (!operation.path().equals(COUNT)) {
      return null;
    }
    int tokens = (request.body().length + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    return ("{\"object\":\"response.input_tokens\",\"input_tokens\":" + tokens + "}")
        .getBytes(US_ASCII);
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
