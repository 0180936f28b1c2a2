package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import io.turnpike.routing.dialects.Dialect.UsageTerms;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dialect that nobody speaks and nothing outside of it knows: letters and their replies. */
final class LetterDialect implements Dialect {

  private final List<Operation> operations = List.of(new Operation("letters", "POST", this));

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public RequestScan request(Operation operation, @Nullable String query, byte[] body) {
    return LetterRequest.of(body);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    return answer == null
        ? null
        : new AnswerScan(
            answer.has("returned"), answer.has("reply") ? null : "reply", counted(answer));
  }

  /** What is read and written, beside the reply or at the end of its words. */
  static UsageReport counted(ObjectScan of) {
    return of.has("read")
        ? new UsageReport(TokenUsage.of(of.count("read"), of.count("wrote")), null)
        : UsageReport.NONE;
  }

  @Override
  public int contentBytes(byte[] answer) {
    return answer.length;
  }

  @Override
  public boolean isFiltered(byte[] data, int start, int length) {
    return false;
  }

  @Override
  public FrameScan frames() {
    return new LetterFrames();
  }

  @Override
  public UsageTerms usageTerms() {
    return new UsageTerms("read", "wrote");
  }

  @Override
  public byte[] errorBody(GatewayFailure failure, UUID requestId) {
    return ("{\"returned\":\"" + failure.code() + "\"}").getBytes(UTF_8);
  }

  @Override
  public List<String> headers() {
    return List.of("letter-");
  }

  @Override
  public byte[] models(List<ModelEntry> models, @Nullable String query) {
    return "{\"writers\":[]}".getBytes(UTF_8);
  }

  @Override
  public byte[] model(ModelEntry model) {
    throw new UnsupportedOperationException();
  }
}
