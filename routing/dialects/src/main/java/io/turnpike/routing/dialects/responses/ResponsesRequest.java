package io.turnpike.routing.dialects.responses;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.chat.LastMessage;
import io.turnpike.routing.dialects.json.BodyEdits;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.responses.client.ResponsesTranslation;
import io.turnpike.routing.dialects.responses.client.ResponsesTranslation.TranslatedResponses;
import io.turnpike.routing.dialects.settings.FieldSettings;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for a response, or for the count of its tokens. */
final class ResponsesRequest implements RequestScan {

  static final String MODEL = "model";
  static final String INPUT = "input";
  static final String PREVIOUS = "previous_response_id";
  static final String LIMIT = "max_output_tokens";

  private static final String IDENTIFIER = "safety_identifier";
  private static final List<String> IDENTIFIED = List.of(IDENTIFIER);
  private static final List<String> USER = List.of("user");
  private static final Set<String> SETTINGS =
      Set.of(
          MODEL,
          IDENTIFIER,
          "user",
          "tool_choice",
          "reasoning",
          "service_tier",
          "truncation",
          "include");
  private static final Set<List<String>> TEXT_SETTINGS =
      Set.of(List.of("text", "verbosity"), List.of("text", "format", "type"));

  private final Operation operation;
  private final @Nullable Operation chat;
  private final ScannedBody scanned;
  private final @Nullable String model;
  private final boolean stream;
  private final @Nullable String previous;
  private @Nullable Canonical canonical;

  /**
   * @param chat what is asked for in the canonical form; null where it has none
   * @param previous id of the stored response that it goes on from; null without one
   */
  ResponsesRequest(
      Operation operation,
      @Nullable Operation chat,
      ScannedBody scanned,
      @Nullable String model,
      boolean stream,
      @Nullable String previous) {
    this.operation = operation;
    this.chat = chat;
    this.scanned = scanned;
    this.model = model;
    this.stream = stream;
    this.previous = previous;
  }

  @Override
  public byte[] body() {
    return scanned.bytes();
  }

  @Override
  public @Nullable String model() {
    return model;
  }

  @Override
  public boolean stream() {
    return stream;
  }

  /** The last event of every stream tells it. */
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
    return SentResponses.outputLimit(scanned, target);
  }

  @Override
  public long answers(Target target) {
    return 1;
  }

  @Override
  public ModelSettings settings(Target target) {
    return new FieldSettings(
        this, scanned, SentResponses.told(scanned, target), ResponsesSettings.PLACES);
  }

  @Override
  public RequestNeeds needs() {
    return new ResponsesNeeds(scanned);
  }

  @Override
  public @Nullable String lastUserText() {
    return LastMessage.of(scanned, INPUT);
  }

  @Override
  public List<String> userField() {
    return scanned.member(IDENTIFIER) == null ? USER : IDENTIFIED;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return SETTINGS.contains(path.getFirst()) || TEXT_SETTINGS.contains(path);
  }

  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    byte[] value = other == null ? null : JsonText.quoted(other);
    return again(scanned.rewritten(without, MODEL, value));
  }

  @Override
  public RequestScan with(byte[] body) {
    return again(body);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    return SentResponses.of(scanned, to.equals(model) ? null : to, target);
  }

  /** What the user said first in a conversation that brings encrypted reasoning; else null. */
  public @Nullable String signedConversation() {
    return SignedItems.isIn(scanned) ? SignedItems.beginning(scanned) : null;
  }

  /**
   * The same request without reasoning that only its provider can read.
   *
   * @param kept slots whose signer is asked
   */
  public RequestScan unsigned(Set<String> kept) {
    byte[] input = SignedItems.isIn(scanned) ? SignedItems.without(scanned, kept) : null;
    return input == null ? this : again(scanned.rewritten(Set.of(), INPUT, input));
  }

  @Override
  public @Nullable String continued() {
    return previous;
  }

  /**
   * Unless it says otherwise; a conversation is kept in any case, as is what is asked for later.
   */
  @Override
  public boolean isStored() {
    return !begins("store", 'f')
        || begins("background", 't')
        || scanned.member("conversation") != null;
  }

  private boolean begins(String name, char letter) {
    Member value = scanned.member(name);
    return value != null && scanned.bytes()[value.start()] == letter;
  }

  @Override
  public RequestScan continuing(String id) {
    BodyEdits edits = new BodyEdits(scanned, Set.of());
    edits.set(PREVIOUS, JsonText.quoted(id));
    return again(edits.apply().bytes());
  }

  @Override
  public @Nullable Canonical canonical() {
    if (canonical == null && chat != null) {
      canonical = translated(chat);
    }
    return canonical;
  }

  private static Canonical of(Operation chat, TranslatedResponses translated) {
    return new Canonical(
        chat,
        chat.dialect().request(chat, null, translated.chat()),
        translated.warnings(),
        translated.answers());
  }

  private Canonical translated(Operation to) {
    return of(to, ResponsesTranslation.of(scanned.bytes(), true));
  }

  @Override
  public void release() {
    scanned.release();
    canonical = null;
  }

  @Override
  public RequestScan kept() {
    return new ResponsesRequest(operation, chat, scanned.kept(), model, stream, previous);
  }

  private RequestScan again(byte[] body) {
    return new ResponsesRequestReader(operation, chat).read(body);
  }
}
