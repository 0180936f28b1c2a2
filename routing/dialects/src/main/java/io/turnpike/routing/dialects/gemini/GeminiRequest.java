package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation.Delivery;
import io.turnpike.routing.dialects.gemini.client.embed.EmbedTranslation;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of a Gemini client. What is asked about a target is asked of its canonical form, which
 * is what the target gets.
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
    RequestScan asked = asked();
    return asked == null ? -1 : asked.outputLimit(target);
  }

  @Override
  public long answers(Target target) {
    RequestScan asked = asked();
    return asked == null ? 1 : asked.answers(target);
  }

  @Override
  public long contextBytes() {
    RequestScan asked = asked();
    return asked == null ? body().length : asked.contextBytes();
  }

  @Override
  public RequestNeeds needs() {
    RequestScan asked = asked();
    return asked == null ? RequestNeeds.NONE : asked.needs();
  }

  @Override
  public @Nullable String lastUserText() {
    RequestScan asked = asked();
    return asked == null ? null : asked.lastUserText();
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
    RequestScan asked = asked();
    return asked == null ? null : asked.signedConversation();
  }

  @Override
  public @Nullable ModelSettings settings(Target target) {
    RequestScan asked = asked();
    return asked == null ? null : asked.settings(target);
  }

  /** The address may name the model, so that it need not stand in the body. */
  @Override
  public RequestScan rewritten(Set<String> without, @Nullable String other) {
    GeminiRequest request =
        without.isEmpty()
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
    return RequestBody.of(body());
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
      case STREAM -> GenerateTranslation.of(forms.chat(), model, delivery(), body());
      case EMBED -> EmbedTranslation.of(forms.embeddings(), model, false, body());
      case EMBED_ALL -> EmbedTranslation.of(forms.embeddings(), model, true, body());
      case COUNT -> null;
    };
  }

  private Delivery delivery() {
    boolean events = query != null && List.of(query.split("&")).contains("alt=sse");
    return events ? Delivery.EVENTS : Delivery.ARRAY;
  }

  /** Null for what has no canonical form; why it has none is told when it is to be sent. */
  private @Nullable RequestScan asked() {
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
