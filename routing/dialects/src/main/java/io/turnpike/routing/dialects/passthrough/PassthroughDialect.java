package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.invoke.ModelAddress;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Understands of requests and answers what there is to understand in any of them: which model is
 * meant, and what was used. The gateway's own errors and pages are written by another dialect.
 */
class PassthroughDialect implements Dialect {

  private static final UsageTerms TERMS = new UsageTerms("input_tokens", "output_tokens");

  /** By which vendors tell versions of the same path apart. */
  private static final List<String> HEADERS = List.of("anthropic-", "openai-beta");

  private final Dialect words;

  PassthroughDialect(Dialect words) {
    this.words = words;
  }

  /** None by its path. */
  @Override
  public List<Operation> operations() {
    return List.of();
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return request(operation, query, null, body);
  }

  @Override
  public RequestScan request(
      Operation operation, @Nullable String query, @Nullable String contentType, byte[] body) {
    ContentType type = ContentType.ofRequest(contentType);
    String path = operation.path();
    return PassedRequest.of(type, content(path, type, body), ChargedKinds.of(path));
  }

  /** Bedrock asks no model that a field of that name says, so that nobody is held to it. */
  private static PassedBody content(String path, ContentType type, byte[] body) {
    return ModelAddress.isBedrocks(path) ? new PlainBody(body) : PassedBody.of(type, body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    PassedUsage used = answer == null ? null : PassedUsage.of(answer);
    return used == null ? null : new AnswerScan(false, null, used.report(), used.answered());
  }

  @Override
  public @Nullable StoredId storedId(byte[] answer) {
    return words.storedId(answer);
  }

  @Override
  public @Nullable String storedAt(String path) {
    return words.storedAt(path);
  }

  @Override
  public boolean isOfNoModel(String path) {
    return ModelAddress.isBedrocks(path) && ModelAddress.of(path) == null;
  }

  /** Nothing is estimated: what an answer consists of need not be text. */
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
    return new PassedFrames();
  }

  @Override
  public UsageTerms usageTerms() {
    return TERMS;
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return words.errorBody(failure, requestId);
  }

  @Override
  public List<String> headers() {
    return HEADERS;
  }

  @Override
  public boolean keepsRefusal(byte[] answer) {
    return ObjectScan.of(answer, 0, answer.length) != null;
  }

  @Override
  public byte[] models(List<ModelEntry> models, @Nullable String query) {
    return words.models(models, query);
  }

  @Override
  public byte[] model(ModelEntry model) {
    return words.model(model);
  }
}
