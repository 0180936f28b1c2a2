package io.turnpike.routing.dialects.chat;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.settings.FieldSettings;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a chat completion.
 *
 * @param model null when the body has none
 * @param stream what the client asked for
 * @param streamOptions null when absent
 * @param usage whether the client asks for it as OpenRouter's do
 * @param warnings of the form in which the client wrote it; empty for this one
 */
record ChatRequest(
    Operation operation,
    ScannedBody scanned,
    @Nullable String model,
    boolean stream,
    @Nullable StreamOptions streamOptions,
    boolean usage,
    List<String> warnings)
    implements RequestScan {

  static final String MODEL = "model";

  private static final List<String> USER = List.of("user");
  private static final List<String> FORMAT = List.of("response_format", "type");
  private static final Set<String> SETTINGS =
      Set.of(
          MODEL,
          "user",
          "tool_choice",
          "reasoning_effort",
          "verbosity",
          "service_tier",
          "modalities");

  /** Throws GatewayFailure for a body that is no chat request. */
  static ChatRequest of(Operation operation, byte[] body) {
    return new ChatRequestReader(operation).read(body);
  }

  ChatRequest warned(List<String> told) {
    return told.isEmpty()
        ? this
        : new ChatRequest(operation, scanned, model, stream, streamOptions, usage, told);
  }

  @Override
  public byte[] body() {
    return scanned.bytes();
  }

  @Override
  public boolean wantsUsage() {
    return usage || streamOptions != null && streamOptions.includeUsage();
  }

  @Override
  public @Nullable Member member(String name) {
    return scanned.member(name);
  }

  @Override
  public boolean hasAny(Set<String> names) {
    return scanned.hasAny(names);
  }

  @Override
  public long outputLimit(Target target) {
    return OutputLimit.of(scanned, target);
  }

  @Override
  public long answers(Target target) {
    return OutputLimit.choices(scanned, target);
  }

  @Override
  public ModelSettings settings(Target target) {
    return new FieldSettings(this, scanned, target, ChatSettings.PLACES);
  }

  @Override
  public RequestNeeds needs() {
    return new ChatNeeds(scanned);
  }

  @Override
  public @Nullable String lastUserText() {
    return LastMessage.of(scanned, "messages");
  }

  /** Only if it says so. */
  @Override
  public boolean isStored() {
    Member store = scanned.member("store");
    return store != null && scanned.bytes()[store.start()] == 't';
  }

  @Override
  public List<String> userField() {
    return USER;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst()) || path.equals(FORMAT);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return new ChatRequestReader(operation)
        .readAny(scanned.rewritten(without, MODEL, value))
        .warned(warnings);
  }

  @Override
  public RequestScan with(byte[] body) {
    return new ChatRequestReader(operation).readAny(body).warned(warnings);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    return SentRequest.of(this, to, target);
  }

  @Override
  public @Nullable String signedConversation() {
    return SignedState.isIn(scanned.bytes()) ? SignedState.beginning(scanned) : null;
  }

  @Override
  public RequestScan unsigned(Set<String> kept) {
    Set<String> slots = SignedState.beyond(kept, scanned.bytes());
    return slots.isEmpty()
        ? this
        : of(
            operation,
            scanned.rewritten(Set.of(), "messages", SignedState.messages(scanned, slots)));
  }

  @Override
  public Canonical canonical() {
    return Canonical.itself(operation, this);
  }

  @Override
  public void release() {
    scanned.release();
  }

  @Override
  public RequestScan kept() {
    return new ChatRequest(
        operation, scanned.kept(), model, stream, streamOptions, usage, warnings);
  }
}
