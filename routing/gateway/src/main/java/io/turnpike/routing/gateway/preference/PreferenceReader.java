package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.gateway.preference.Preferences.Sort;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's preferences; a request without any costs a few look-ups. */
public final class PreferenceReader {

  private static final String PROVIDER = "provider";
  private static final Set<String> OURS =
      Set.of(FallbackModels.MODELS, FallbackModels.FALLBACKS, PROVIDER);
  private static final Set<String> OURS_WITHOUT_FALLBACKS = Set.of(FallbackModels.MODELS, PROVIDER);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Models that a request names. */
  static final int MOST = 10;

  private PreferenceReader() {}

  /**
   * @param body what is left for the provider: without the fields that were meant for us, and with
   *     a model if any was named
   * @param warnings fields that were understood and are not obeyed
   */
  public record Read(RequestScan body, Preferences preferences, List<String> warnings) {

    /** One that says nothing. */
    public Read(RequestScan body) {
      this(body, Preferences.NONE, List.of());
    }
  }

  /** Whether there is any, but for a suffix of the model's name. */
  public static boolean isIn(RequestScan body) {
    return body.member(FallbackModels.MODELS) != null || body.member(PROVIDER) != null;
  }

  /**
   * Throws {@link GatewayFailure} that names the field.
   *
   * @param decided whether something else than the body says where the request goes: then what ends
   *     the model's name is the provider's to understand
   * @param fallbacks whether a field of that name is meant for us
   */
  public static Read read(RequestScan body, boolean decided, boolean fallbacks) {
    Member models = body.member(FallbackModels.MODELS);
    Member further = fallbacks ? body.member(FallbackModels.FALLBACKS) : null;
    Member provider = body.member(PROVIDER);
    String model = body.model();
    boolean wish =
        model != null && (WrittenModels.isOne(model) || !decided && Suffix.present(model));
    return models == null && further == null && provider == null && !wish
        ? new Read(body)
        : read(
            body,
            fallbacks ? OURS : OURS_WITHOUT_FALLBACKS,
            FallbackModels.of(body, models, further),
            says(body, provider) ? node(body, provider) : null,
            decided);
  }

  private static Read read(
      RequestScan body,
      Set<String> ours,
      FallbackModels more,
      @Nullable JsonNode provider,
      boolean decided) {
    String asked = body.model();
    WrittenModels list =
        asked != null && WrittenModels.isOne(asked) ? WrittenModels.of(asked) : null;
    List<String> wanted = list == null ? more.names() : further(list, more);
    List<String> names = wanted.stream().map(name -> Suffix.of(name).model()).toList();
    String via = list == null ? more.via() : "model";
    Preferences said =
        provider == null
            ? ProviderPreferences.none(via, names)
            : ProviderPreferences.read(provider, via, names);
    String model = list == null ? model(asked, wanted) : list.models().getFirst();
    Suffix suffix = model == null ? null : decided ? new Suffix(model, null) : Suffix.of(model);
    return new Read(
        body.rewritten(ours, suffix == null ? null : suffix.model()),
        preferences(said, list, suffix),
        provider == null ? List.of() : ProviderPreferences.unheeded(provider));
  }

  private static Preferences preferences(
      Preferences said, @Nullable WrittenModels list, @Nullable Suffix suffix) {
    Preferences rest = list == null ? said : said.without(list.excluded());
    return suffix == null ? rest : rest.sorted(wish(said, suffix.sort()));
  }

  private static List<String> further(WrittenModels list, FallbackModels more) {
    return Stream.concat(list.models().stream().skip(1), more.names().stream()).toList();
  }

  /** The first of the list where nothing else says it; null without either. */
  private static @Nullable String model(@Nullable String asked, List<String> wanted) {
    return asked == null && !wanted.isEmpty() ? wanted.getFirst() : asked;
  }

  private static @Nullable Sort wish(Preferences said, @Nullable Sort suffix) {
    if (suffix != null && said.sort() != null && said.sort() != suffix) {
      throw ProviderPreferences.wrong(
          "provider.sort", "says something else than the suffix of \"model\"; keep one of them");
    }
    return suffix;
  }

  /** Null is what a client writes that fills in every field it knows: it says nothing. */
  static boolean says(RequestScan body, @Nullable Member member) {
    return member != null && body.body()[member.start()] != 'n';
  }

  static JsonNode node(RequestScan body, @Nullable Member member) {
    Objects.requireNonNull(member);
    return JSON.readTree(body.body(), member.start(), member.end() - member.start());
  }

  /**
   * A model's name and the wish behind its last colon. Any other word there is part of the name, as
   * in {@code llama3:8b}.
   *
   * @param sort null without a wish
   */
  private record Suffix(String model, @Nullable Sort sort) {

    private static final String FLOOR = ":floor";
    private static final String NITRO = ":nitro";

    static boolean present(String model) {
      return model.endsWith(FLOOR) || model.endsWith(NITRO);
    }

    static Suffix of(String model) {
      if (model.endsWith(FLOOR)) {
        return new Suffix(model.substring(0, model.length() - FLOOR.length()), Sort.PRICE);
      }
      return model.endsWith(NITRO)
          ? new Suffix(model.substring(0, model.length() - NITRO.length()), Sort.LATENCY)
          : new Suffix(model, null);
    }
  }
}
