package io.turnpike.routing.dialects.passthrough;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.BodySplice;
import io.turnpike.routing.dialects.passthrough.FormScan.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A form, whose files are nobody's business here. */
final class FormBody implements PassedBody {

  private static final byte[] NOTHING = {};

  private final FormScan scan;
  private final @Nullable String model;
  private byte[] bytes;

  private FormBody(byte[] bytes, FormScan scan, @Nullable String model) {
    this.bytes = bytes;
    this.scan = scan;
    this.model = model;
  }

  static FormBody of(byte[] body, String boundary) {
    FormScan scan = FormScan.of(body, boundary);
    Place place = scan.model();
    String model =
        place == null ? null : new String(body, place.start(), place.end() - place.start(), UTF_8);
    return new FormBody(body, scan, model == null ? null : ModelName.checked(model));
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public @Nullable String model() {
    return model;
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  @Override
  public @Nullable Member member(String name) {
    return null;
  }

  /** Fields that are left out are those of JSON. */
  @Override
  public PassedBody rewritten(Set<String> without, @Nullable String other) {
    return other == null || other.equals(model) ? this : of(sent(other).bytes(), scan.boundary());
  }

  @Override
  public RequestBody sent(String other) {
    Place place = scan.model();
    byte[] name = other.getBytes(UTF_8);
    if (place != null) {
      return BodySplice.of(bytes, place.start(), place.end(), name);
    }
    return scan.open() < 0
        ? RequestBody.of(bytes)
        : BodySplice.of(bytes, scan.open(), scan.open(), part(other));
  }

  private byte[] part(String value) {
    String head = "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n";
    return ("--" + scan.boundary() + head + value + "\r\n").getBytes(UTF_8);
  }

  @Override
  public void release() {
    bytes = NOTHING;
  }

  @Override
  public PassedBody kept() {
    return new FormBody(bytes, scan, model);
  }
}
