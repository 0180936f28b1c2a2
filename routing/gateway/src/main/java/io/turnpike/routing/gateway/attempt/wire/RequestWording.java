package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.ParamDrops;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.RouterFields;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.providers.rules.ModelRules.RuledRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call into the words of one target: as the client wrote it where the provider has that
 * operation, else by way of the canonical form; without what another provider signed, and as the
 * model's rules want it.
 */
final class RequestWording {

  /** What the client is told that was left out, or made less. */
  private static final String SIGNED = "signed_reasoning";

  private static final String LIMIT = "output_limit";

  /** Where no target understands it, it is the client's to change. */
  private static final int CLIENTS = 400;

  private final Call call;
  private final Candidate candidate;
  private final ProviderAdapter adapter;
  private final ModelRules rules;
  private final RequestScan body;

  RequestWording(Call call, Candidate candidate, ProviderAdapter adapter, ModelRules rules) {
    this.call = call;
    this.candidate = candidate;
    this.adapter = adapter;
    this.rules = rules;
    this.body = limited(call.body(), candidate.card());
  }

  /** Throws {@link AttemptFailed} for what cannot be said to this provider. */
  TargetRequest worded() {
    try {
      Canonical own = Canonical.itself(call.operation(), body);
      Wording wording = wording(own);
      return wording == null ? translated() : sent(own, wording);
    } catch (Untranslatable wrong) {
      throw refused(wrong.code(), wrong.sentence()).about(wrong.field());
    }
  }

  /** No more than the model can write, where the client only wrote a limit because it had to. */
  private static RequestScan limited(RequestScan body, @Nullable ModelCard card) {
    return card == null || card.maxOutputTokens() == 0
        ? body
        : body.limited(card.maxOutputTokens());
  }

  private TargetRequest translated() {
    Canonical canonical = canonical();
    Wording wording = canonical == null ? null : wording(canonical);
    if (canonical == null || wording == null) {
      throw unsupported();
    }
    Translation translation = wording.translation();
    boolean slots = translation != null && translation.readsSlots();
    return sent(slots ? canonical : canonical.plain(), wording);
  }

  /** What the target is not to get need not be said in another form. */
  private @Nullable Canonical canonical() {
    List<String> drops = candidate.target().drops();
    return drops.isEmpty() ? body.canonical() : body.rewritten(Set.copyOf(drops), null).canonical();
  }

  private TargetRequest sent(Canonical whole, Wording wording) {
    Canonical asked = unsigned(whole, slots(whole, wording));
    RuledRequest ruled =
        rules.sent(
            asked.request(), candidate.connection().type(), candidate.model(), candidate.target());
    boolean served = asked.operation().isServed();
    List<String> strange =
        served ? RouterFields.strangeTo(candidate.connection().type(), asked.request()) : List.of();
    List<String> drops = served ? joined(candidate.target().drops(), strange) : List.of();
    RequestBody plain = ParamDrops.apply(ruled.body(), drops);
    List<String> warnings =
        joined(joined(asked.warnings(), ruled.changed()), RouterFields.told(strange));
    Translation translation = wording.translation();
    if (translation == null) {
      return request(asked, wording, plain, null, warnings);
    }
    TranslatedRequest request = translation.request(plain.bytes(), candidate.card());
    return request(
        asked,
        wording,
        RequestBody.of(request.body()),
        request.answers() == null ? translation : request.answers(),
        joined(warnings, request.dropped()));
  }

  /** Where the provider's own signatures stand, if they may be its own. */
  private Set<String> slots(Canonical whole, Wording wording) {
    if (!call.context().isOfSigner(candidate)) {
      return Set.of();
    }
    Translation translation = wording.translation();
    return translation == null
        ? whole.operation().dialect().signedSlots()
        : translation.signedSlots();
  }

  /** What a provider signed is nothing to another one, or to another model. */
  private static Canonical unsigned(Canonical asked, Set<String> kept) {
    RequestScan rest = asked.request().unsigned(kept);
    return rest == asked.request()
        ? asked
        : new Canonical(
            asked.operation(), rest, joined(asked.warnings(), List.of(SIGNED)), asked.answers());
  }

  private TargetRequest request(
      Canonical asked,
      Wording wording,
      RequestBody sent,
      @Nullable Translation translation,
      List<String> warnings) {
    return new TargetRequest(
        wording.operation(),
        asked.request(),
        asked.operation().dialect(),
        sent,
        translation,
        asked.answers(),
        body == call.body() ? warnings : joined(warnings, List.of(LIMIT)));
  }

  private @Nullable Wording wording(Canonical canonical) {
    return adapter.wording(
        new Asked(
            canonical.operation().path(),
            canonical.request(),
            candidate.model(),
            candidate.target(),
            candidate.connection()));
  }

  private AttemptFailed unsupported() {
    return refused(
        "unsupported_operation",
        "The connection \""
            + candidate.connection().name()
            + "\" does not serve /v1/"
            + call.operation().path()
            + "; choose another connection or model for it.");
  }

  private static AttemptFailed refused(String code, String sentence) {
    return new AttemptFailed(FailureClass.INELIGIBLE, code, sentence, CLIENTS, null);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<String> all = new ArrayList<>(first);
    second.stream().filter(name -> !first.contains(name)).forEach(all::add);
    return all;
  }
}
