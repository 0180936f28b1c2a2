package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.ParamDrops;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.providers.Framing;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.providers.rules.ModelRules.RuledRequest;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt speaks to its provider: in the caller's own bytes, or by way of the canonical form
 * there and back.
 *
 * @param operation of the provider's own
 * @param asked the request whose answer comes back: the client's own, or its canonical form
 * @param dialect of that answer, by which it is understood
 * @param translation between the provider and that answer; null where they are the same
 * @param answers between that answer and the client; null where they are the same
 * @param warnings fields that do not reach the provider and change nothing of what is meant
 */
public record TargetRequest(
    String operation,
    RequestScan asked,
    Dialect dialect,
    RequestBody body,
    @Nullable Translation translation,
    @Nullable AnswerTranslation answers,
    List<String> warnings) {

  /** What the client is told that was left out, or made less. */
  private static final String SIGNED = "signed_reasoning";

  private static final String LIMIT = "output_limit";

  /** Where no target understands it, it is the client's to change. */
  private static final int CLIENTS = 400;

  /**
   * Throws {@link AttemptFailed} for a request that cannot be said to this provider: not wrong, and
   * another target may understand it, so it leads on like any other lack of a target.
   */
  public static TargetRequest of(
      Call call, Candidate candidate, ProviderAdapter adapter, ModelRules rules) {
    try {
      RequestScan body = limited(call.body(), candidate);
      Canonical own = Canonical.itself(call.operation(), body);
      Wording wording = adapter.wording(asked(own, candidate));
      TargetRequest worded =
          wording == null
              ? translated(call, body, candidate, adapter, rules)
              : worded(call, own, candidate, wording, rules);
      return body == call.body() ? worded : worded.warned(LIMIT);
    } catch (Untranslatable wrong) {
      throw refused(wrong.code(), wrong.sentence()).about(wrong.field());
    }
  }

  /** No more than the model can write, where the client only wrote a limit because it had to. */
  private static RequestScan limited(RequestScan body, Candidate candidate) {
    ModelCard card = candidate.card();
    return card == null || card.maxOutputTokens() == 0
        ? body
        : body.limited(card.maxOutputTokens());
  }

  private static TargetRequest translated(
      Call call, RequestScan body, Candidate candidate, ProviderAdapter adapter, ModelRules rules) {
    Canonical canonical = canonical(body, candidate);
    Wording wording = canonical == null ? null : adapter.wording(asked(canonical, candidate));
    if (canonical == null || wording == null) {
      throw refused(
          "unsupported_operation",
          "The connection \""
              + candidate.connection().name()
              + "\" does not serve /v1/"
              + call.operation().path()
              + "; choose another connection or model for it.");
    }
    Translation translation = wording.translation();
    return worded(
        call,
        translation != null && translation.readsSlots() ? canonical : canonical.plain(),
        candidate,
        wording,
        rules);
  }

  /** What the target is not to get need not be said in another form. */
  private static @Nullable Canonical canonical(RequestScan body, Candidate candidate) {
    List<String> drops = candidate.target().drops();
    return drops.isEmpty() ? body.canonical() : body.rewritten(Set.copyOf(drops), null).canonical();
  }

  private static TargetRequest worded(
      Call call, Canonical whole, Candidate candidate, Wording wording, ModelRules rules) {
    Translation translation = wording.translation();
    Set<String> slots =
        translation == null ? whole.operation().dialect().signedSlots() : translation.signedSlots();
    Canonical asked = unsigned(whole, call.context().isOfSigner(candidate) ? slots : Set.of());
    RuledRequest ruled =
        rules.sent(
            asked.request(), candidate.connection().type(), candidate.model(), candidate.target());
    List<String> drops = asked.operation().isServed() ? candidate.target().drops() : List.of();
    RequestBody body = ParamDrops.apply(ruled.body(), drops);
    List<String> warnings = joined(asked.warnings(), ruled.changed());
    if (translation == null) {
      return of(asked, wording, body, null, warnings);
    }
    TranslatedRequest request = translation.request(body.bytes(), candidate.card());
    return of(
        asked,
        wording,
        RequestBody.of(request.body()),
        request.answers() == null ? translation : request.answers(),
        joined(warnings, request.dropped()));
  }

  private TargetRequest warned(String warning) {
    return new TargetRequest(
        operation, asked, dialect, body, translation, answers, joined(warnings, List.of(warning)));
  }

  /** What a provider signed is nothing to another one, or to another model. */
  private static Canonical unsigned(Canonical asked, Set<String> kept) {
    RequestScan rest = asked.request().unsigned(kept);
    return rest == asked.request()
        ? asked
        : new Canonical(
            asked.operation(), rest, joined(asked.warnings(), List.of(SIGNED)), asked.answers());
  }

  private static TargetRequest of(
      Canonical asked,
      Wording wording,
      RequestBody body,
      @Nullable Translation translation,
      List<String> warnings) {
    return new TargetRequest(
        wording.operation(),
        asked.request(),
        asked.operation().dialect(),
        body,
        translation,
        asked.answers(),
        warnings);
  }

  private static Asked asked(Canonical canonical, Candidate candidate) {
    return new Asked(
        canonical.operation().path(),
        canonical.request(),
        candidate.model(),
        candidate.target(),
        candidate.connection());
  }

  private static AttemptFailed refused(String code, String sentence) {
    return new AttemptFailed(FailureClass.INELIGIBLE, code, sentence, CLIENTS, null);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    if (first.isEmpty()) {
      return second;
    }
    List<String> all = new ArrayList<>(first);
    second.stream().filter(name -> !first.contains(name)).forEach(all::add);
    return all;
  }

  /** Whether the provider and the client speak alike, so that bytes and headers pass. */
  public boolean isAsAsked() {
    return translation == null && answers == null;
  }

  public Frames frames(Framing framing, int longest) {
    Frames frames = framing.frames(longest);
    return translation == null
        ? frames
        : new TranslatedFrames(frames, translation.stream(Instant.now()));
  }

  /** Null where the client gets the frames as they are. */
  public @Nullable AnswerStream answerStream() {
    return answers == null ? null : answers.stream(Instant.now());
  }

  /** What its streams are called in HTTP where the client gets them. */
  public String streamType() {
    return answers == null ? "text/event-stream" : answers.contentType();
  }

  /** A provider's whole answer, in the dialect by which it is understood. */
  public byte[] understood(byte[] answer) {
    return translation == null ? answer : translation.answer(answer, Instant.now());
  }

  /** That answer as the client knows it. */
  public byte[] forClient(byte[] understood) {
    return answers == null ? understood : answers.answer(understood, Instant.now());
  }

  /** What a whole answer counts that cannot be, beyond what its canonical form says. */
  public @Nullable RejectedUsage rejected(byte[] answer) {
    return translation == null ? null : translation.rejected(answer);
  }
}
