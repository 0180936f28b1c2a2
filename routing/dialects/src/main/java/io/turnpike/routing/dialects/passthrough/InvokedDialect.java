package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.invoke.InvokedFrames;
import io.turnpike.routing.dialects.invoke.InvokedUsage;
import io.turnpike.routing.dialects.invoke.ModelAddress;
import io.turnpike.routing.dialects.json.ObjectScan;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Amazon Bedrock's own calls of a model, which their address names. */
final class InvokedDialect extends PassthroughDialect {

  InvokedDialect(Dialect words) {
    super(words);
  }

  @Override
  public RequestScan request(
      Operation operation, @Nullable String query, @Nullable String contentType, byte[] body) {
    ContentType type = ContentType.ofRequest(contentType);
    ModelAddress address = Objects.requireNonNull(ModelAddress.of(operation.path()));
    return PassedRequest.of(
        type, AddressedBody.of(PassedBody.of(type, body), address), ChargedKinds.TEXT);
  }

  @Override
  public UsageReport counted(Function<String, @Nullable String> header) {
    return InvokedUsage.ofHeaders(header);
  }

  @Override
  public @Nullable AnswerScan answer(byte[] body) {
    ObjectScan answer = ObjectScan.of(body, 0, body.length);
    InvokedUsage used = answer == null ? null : InvokedUsage.of(answer);
    return used == null ? null : new AnswerScan(false, null, used.report(), used.answered());
  }

  @Override
  public FrameScan frames() {
    return new InvokedFrames();
  }
}
