package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.BodyFailures;
import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {"writer":"up/model","letter":"Dear …","aloud":true}}. */
record LetterRequest(ScannedBody scanned, @Nullable String model, boolean stream)
    implements RequestScan {

  private static final String WRITER = "writer";

  static LetterRequest of(byte[] body) {
    ScannedBody scanned = BodyScanner.scan(body, (_, _, _, _) -> {});
    if (scanned.member("letter") == null) {
      throw BodyFailures.missing("letter", "a letter");
    }
    return new LetterRequest(scanned, writer(scanned), scanned.member("aloud") != null);
  }

  private static @Nullable String writer(ScannedBody scanned) {
    Member writer = scanned.member(WRITER);
    return writer == null
        ? null
        : new String(
            scanned.bytes(),
            writer.start() + 1,
            writer.end() - writer.start() - 2,
            java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public byte[] body() {
    return scanned.bytes();
  }

  @Override
  public boolean wantsUsage() {
    return true;
  }

  @Override
  public @Nullable Member member(String name) {
    return scanned.member(name);
  }

  @Override
  public long outputLimit(Target target) {
    return -1;
  }

  @Override
  public long answers(Target target) {
    return 1;
  }

  @Override
  public RequestNeeds needs() {
    return RequestNeeds.NONE;
  }

  @Override
  public @Nullable String lastUserText() {
    return null;
  }

  @Override
  public List<String> userField() {
    return List.of("from");
  }

  @Override
  public boolean isSetting(List<String> path) {
    return false;
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return of(scanned.rewritten(without, WRITER, value));
  }

  @Override
  public RequestScan with(byte[] body) {
    return of(body);
  }

  @Override
  public @Nullable Canonical canonical() {
    return null;
  }

  @Override
  public RequestBody sent(String to, Target target) {
    BodyEdits edits = new BodyEdits(scanned, Set.of(WRITER)).parameters(target);
    edits.set(WRITER, JsonText.quoted(to));
    return edits.apply();
  }
}
