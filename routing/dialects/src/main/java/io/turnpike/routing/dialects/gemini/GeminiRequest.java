package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.AnswerTranslation;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation.Delivery;
import io.turnpike.routing.dialects.gemini.client.Signatures;
import io.turnpike.routing.dialects.gemini.client.embed.EmbedTranslation;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of a Gemini client. A provider that speaks this API gets its bytes, any other its
 * canonical form, which is made when it is asked for.
 */
final class GeminiRequest implements RequestScan {

  static final String MODEL = "model";

  private static final List<String> USER = List.of("user");

  private final CanonicalForms forms;
  private final Verb verb;
  private final @Nullable String query;
  private final ScannedBody scanned;
  private final @Nullable String model;
  private @Nullable Canonical canonical;

  GeminiRequest(
      CanonicalForms forms,
      Verb verb,
      @Nullable String query,
      ScannedBody scanned,
      @Nullable String model) {
    this.forms = forms;
    this.verb = verb;
    this.query = query;
    this.scanned = scanned;
    this.model = model;
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
    return verb == Verb.STREAM;
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
    return switch (verb) {
      case GENERATE, STREAM -> ConfigNumbers.outputLimit(scanned, target);
      case EMBED, EMBED_ALL -> 0;
      case COUNT -> -1;
    };
  }

  @Override
  public long answers(Target target) {
    return switch (verb) {
      case GENERATE, STREAM -> ConfigNumbers.candidates(scanned, target);
      case EMBED, COUNT -> 1;
      case EMBED_ALL -> vectors(target);
    };
  }

  private long vectors(Target target) {
    RequestScan inputs = inputs();
    return inputs == null ? 1 : inputs.answers(target);
  }

  @Override
  public long contextBytes() {
    RequestScan inputs = verb == Verb.EMBED_ALL ? inputs() : null;
    return inputs == null ? body().length : inputs.contextBytes();
  }

  @Override
  public RequestNeeds needs() {
    return verb == Verb.GENERATE || verb == Verb.STREAM
        ? new ContentsNeeds(scanned)
        : RequestNeeds.NONE;
  }

  @Override
  public @Nullable String lastUserText() {
    return UserTexts.last(scanned);
  }

  /** Nothing here says it. */
  @Override
  public List<String> userField() {
    return USER;
  }

  @Override
  public boolean isSetting(List<String> path) {
    return path.getFirst().equals(MODEL);
  }

  @Override
  public @Nullable String signedConversation() {
    return PartSignatures.isIn(body()) ? UserTexts.first(scanned) : null;
  }

  @Override
  public RequestScan unsigned(Set<String> kept) {
    byte[] rest = PartSignatures.without(body(), kept.contains(Signatures.PART));
    return rest == null ? this : with(rest);
  }

  @Override
  public @Nullable AnswerTranslation delivery() {
    return verb == Verb.STREAM && form() == Delivery.ARRAY ? new ArrayDelivery() : null;
  }

  /** The address may name the model, so that it need not stand in the body. */
  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    GeminiRequest request =
        without.stream().noneMatch(name -> scanned.member(name) != null)
            ? this
            : new GeminiReader(forms, verb, query).read(scanned.rewritten(without, MODEL, null));
    return new GeminiRequest(forms, verb, query, request.scanned, other == null ? model : other);
  }

  @Override
  public RequestScan with(byte[] body) {
    GeminiRequest other = new GeminiReader(forms, verb, query).read(body);
    return new GeminiRequest(forms, verb, query, other.scanned, model);
  }

  @Override
  public RequestBody sent(String to, Target target) {
    return new SentContents(verb, scanned, to).to(target);
  }

  @Override
  public @Nullable Canonical canonical() {
    if (canonical == null) {
      canonical = translated();
    }
    return canonical;
  }

  private @Nullable Canonical translated() {
    return switch (verb) {
      case GENERATE -> GenerateTranslation.of(forms.chat(), model, Delivery.WHOLE, body());
      case STREAM -> GenerateTranslation.of(forms.chat(), model, form(), body());
      case EMBED -> EmbedTranslation.of(forms.embeddings(), model, false, body());
      case EMBED_ALL -> EmbedTranslation.of(forms.embeddings(), model, true, body());
      case COUNT -> null;
    };
  }

  private Delivery form() {
    boolean events = query != null && List.of(query.split("&")).contains("alt=sse");
    return events ? Delivery.EVENTS : Delivery.ARRAY;
  }

  /** Texts to be embedded, as OpenAI has them; what cannot be said is told when it is to be. */
  private @Nullable RequestScan inputs() {
    try {
      Canonical form = canonical();
      return form == null ? null : form.request();
    } catch (Untranslatable toldLater) {
      return null;
    }
  }

  @Override
  public void release() {
    scanned.release();
  }

  /** With a canonical form of its own, since that of this one is released. */
  @Override
  public RequestScan kept() {
    return new GeminiRequest(forms, verb, query, scanned.kept(), model);
  }
}
