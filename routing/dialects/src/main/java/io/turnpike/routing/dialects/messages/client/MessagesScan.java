package io.turnpike.routing.dialects.messages.client;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.dialects.messages.client.request.CanonicalRequest;
import io.turnpike.routing.dialects.settings.FieldSettings;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for a message, or for a count of its tokens. */
final class MessagesScan implements RequestScan {

  static final String MAX_TOKENS = "max_tokens";

  private static final String MODEL = "model";
  private static final List<String> USER = List.of("metadata", "user_id");
  private static final Set<String> SETTINGS =
      Set.of(MODEL, "tool_choice", "service_tier", "thinking", "speed", "inference_geo");
  private static final Set<List<String>> DEEPER_SETTINGS =
      Set.of(USER, List.of("output_config", "effort"), List.of("output_config", "format", "type"));

  private final Operation operation;
  private final ScannedBody scanned;
  private final @Nullable String model;
  private final boolean stream;
  private @Nullable Canonical canonical;

  MessagesScan(Operation operation, ScannedBody scanned, @Nullable String model, boolean stream) {
    this.operation = operation;
    this.scanned = scanned;
    this.model = model;
    this.stream = stream;
  }

  /** Throws GatewayFailure for a body that is no such request. */
  static MessagesScan of(Operation operation, byte[] body) {
    return new MessagesReader(operation).read(body);
  }

  @java.lang.Override
  public byte[] body() {
    return scanned.bytes();
  }

  ScannedBody scanned() {
    return scanned;
  }

  @java.lang.Override
  public @Nullable String model() {
    return model;
  }

  @java.lang.Override
  public boolean stream() {
    return stream;
  }

  /** Every stream of this API tells it. */
  @java.lang.Override
  public boolean wantsUsage() {
    return true;
  }

  @java.lang.Override
  public @Nullable Member member(String name) {
    return scanned.member(name);
  }

  @java.lang.Override
  public long outputLimit(Target target) {
    if (target.drops().contains(MAX_TOKENS)) {
      return -1;
    }
    Target told = TargetParameters.of(target, scanned);
    Override own = TargetParameters.among(told.overrides(), MAX_TOKENS);
    Member clients = own == null ? scanned.member(MAX_TOKENS) : null;
    if (clients != null) {
      return WholeNumber.of(scanned.bytes(), clients.start(), clients.end());
    }
    Override given = own == null ? TargetParameters.among(told.defaults(), MAX_TOKENS) : own;
    return given == null ? -1 : WholeNumber.of(given.json(), 0, given.json().length);
  }

  @java.lang.Override
  public RequestScan limited(long most) {
    Member own = scanned.member(MAX_TOKENS);
    if (own == null || WholeNumber.of(scanned.bytes(), own.start(), own.end()) <= most) {
      return this;
    }
    byte[] less = Long.toString(most).getBytes(StandardCharsets.US_ASCII);
    return of(operation, scanned.rewritten(Set.of(), MAX_TOKENS, less));
  }

  @java.lang.Override
  public long answers(Target target) {
    return 1;
  }

  @java.lang.Override
  public ModelSettings settings(Target target) {
    return new FieldSettings(
        this, scanned, TargetParameters.of(target, scanned), MessagesSettings.PLACES);
  }

  @java.lang.Override
  public RequestNeeds needs() {
    return new MessagesNeeds(scanned);
  }

  @java.lang.Override
  public @Nullable String lastUserText() {
    return LastTurn.of(scanned);
  }

  @java.lang.Override
  public List<String> userField() {
    return USER;
  }

  @java.lang.Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst()) || DEEPER_SETTINGS.contains(path);
  }

  @java.lang.Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return of(operation, scanned.rewritten(without, MODEL, value));
  }

  @java.lang.Override
  public RequestScan with(byte[] body) {
    return of(operation, body);
  }

  @java.lang.Override
  public RequestBody sent(String to, Target target) {
    return SentMessages.of(this, to, target);
  }

  @java.lang.Override
  public @Nullable String signedConversation() {
    return SignedBlocks.isIn(scanned.bytes()) ? SignedBlocks.beginning(scanned) : null;
  }

  @java.lang.Override
  public RequestScan unsigned(Set<String> kept) {
    byte[] rest = SignedBlocks.without(scanned, kept.contains(SignedBlocks.SLOT));
    return rest == null ? this : of(operation, scanned.rewritten(Set.of(), "messages", rest));
  }

  @java.lang.Override
  public @Nullable Canonical canonical() {
    if (operation.path().equals(MessagesDialect.COUNT)) {
      return null;
    }
    Canonical made = canonical;
    if (made == null) {
      made = CanonicalRequest.of(scanned.bytes());
      canonical = made;
    }
    return made;
  }

  @java.lang.Override
  public void release() {
    scanned.release();
    canonical = null;
  }

  @java.lang.Override
  public RequestScan kept() {
    return new MessagesScan(operation, scanned.kept(), model, stream);
  }
}
