package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bytes that say nothing to anybody but their provider, or none. */
final class PlainBody implements PassedBody {

  private static final byte[] NOTHING = {};

  private byte[] bytes;

  PlainBody(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public @Nullable String model() {
    return null;
  }

  @Override
  public boolean stream() {
    return false;
  }

  @Override
  public @Nullable Member member(String name) {
    return null;
  }

  @Override
  public PassedBody rewritten(Set<String> without, @Nullable String model) {
    return this;
  }

  @Override
  public RequestBody sent(String model) {
    return RequestBody.of(bytes);
  }

  @Override
  public void release() {
    bytes = NOTHING;
  }

  @Override
  public PassedBody kept() {
    return new PlainBody(bytes);
  }
}
