package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.invoke.InvokedLimit;
import io.turnpike.routing.dialects.invoke.ModelAddress;
import io.turnpike.routing.dialects.json.BytePattern;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body whose model stands in the address it is sent to, so that none of its bytes is changed for
 * another one.
 *
 * @param model that is asked, whatever the body says
 * @param promptBytes all of it, where it is text; looked for once, since it may be long
 */
record AddressedBody(PassedBody content, ModelAddress address, String model, long promptBytes)
    implements PassedBody {

  /** Names of what is read and is no text, in the API of any model. */
  private static final List<BytePattern> MEDIA =
      List.of(
          BytePattern.quoted("image"),
          BytePattern.quoted("images"),
          BytePattern.quoted("inputImage"),
          BytePattern.quoted("image_url"),
          BytePattern.quoted("document"),
          BytePattern.quoted("video"),
          BytePattern.quoted("audio"),
          BytePattern.quoted("input_audio"),
          BytePattern.quoted("bytes"),
          BytePattern.quoted("s3Location"),
          BytePattern.quoted("promptVariables"));

  static AddressedBody of(PassedBody content, ModelAddress address) {
    return of(content, address, ModelName.checked(address.model()));
  }

  private static AddressedBody of(PassedBody content, ModelAddress address, String model) {
    byte[] body = content.bytes();
    boolean text = content instanceof JsonBody && MEDIA.stream().noneMatch(it -> it.isIn(body));
    return new AddressedBody(content, address, model, text ? body.length : -1);
  }

  @Override
  public byte[] bytes() {
    return content.bytes();
  }

  @Override
  public boolean isEstimable() {
    return !address.isCount();
  }

  @Override
  public boolean isFree() {
    return address.isCount();
  }

  @Override
  public long outputLimit() {
    return InvokedLimit.of(address, model, bytes());
  }

  @Override
  public boolean stream() {
    return address.isStreamed();
  }

  @Override
  public @Nullable Member member(String name) {
    return content.member(name);
  }

  @Override
  public PassedBody rewritten(Set<String> without, @Nullable String other) {
    return other == null ? this : new AddressedBody(content, address, other, promptBytes);
  }

  @Override
  public PassedBody with(ContentType type, byte[] body) {
    return of(PassedBody.of(type, body), address, model);
  }

  @Override
  public RequestBody sent(String other) {
    return RequestBody.of(bytes());
  }

  @Override
  public void release() {
    content.release();
  }

  @Override
  public PassedBody kept() {
    return new AddressedBody(content.kept(), address, model, promptBytes);
  }
}
