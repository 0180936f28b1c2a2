package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.gateway.preference.Preferences.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's preferences; a request without any costs two look-ups. */
public final class PreferenceReader {

  private static final String MODELS = "models";
  private static final String PROVIDER = "provider";
  private static final int MOST = 10;
  private static final int LONGEST = 256;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PreferenceReader() {}

  /**
   * @param body what is left for the provider: without the fields that were meant for us, and with
   *     a model if any was named
   */
  public record Read(RequestScan body, Preferences preferences) {}

  /** Whether there is any, but for a suffix of the model's name. */
  public static boolean isIn(RequestScan body) {
    return body.member(MODELS) != null || body.member(PROVIDER) != null;
  }

  /**
   * Throws {@link GatewayFailure} that names the field.
   *
   * @param decided whether something else than the body says where the request goes: then what ends
   *     the model's name is the provider's to understand
   */
  public static Read read(RequestScan body, boolean decided) {
    Member models = body.member(MODELS);
    Member provider = body.member(PROVIDER);
    String model = body.model();
    boolean wish = !decided && model != null && Suffix.present(model);
    return models == null && provider == null && !wish
        ? new Read(body, Preferences.NONE)
        : read(body, models, provider, decided);
  }

  private static Read read(
      RequestScan body, @Nullable Member models, @Nullable Member provider, boolean decided) {
    List<String> wanted = says(body, models) ? models(node(body, models)) : List.of();
    List<String> names = wanted.stream().map(name -> Suffix.of(name).model()).toList();
    Preferences said =
        says(body, provider)
            ? ProviderPreferences.read(node(body, provider), names)
            : ProviderPreferences.none(names);
    String model = model(body, wanted);
    Suffix suffix = model == null ? null : decided ? new Suffix(model, null) : Suffix.of(model);
    RequestScan rest =
        body.rewritten(Set.of(MODELS, PROVIDER), suffix == null ? null : suffix.model());
    return new Read(rest, suffix == null ? said : said.sorted(wish(said, suffix.sort())));
  }

  /** The first of the list where nothing else says it; null without either. */
  private static @Nullable String model(RequestScan body, List<String> wanted) {
    String model = body.model();
    return model == null && !wanted.isEmpty() ? wanted.getFirst() : model;
  }

  private static @Nullable Sort wish(Preferences said, @Nullable Sort suffix) {
    if (suffix != null && said.sort() != null && said.sort() != suffix) {
      throw ProviderPreferences.wrong(
          "provider.sort", "says something else than the suffix of \"model\"; keep one of them");
    }
    return suffix;
  }

  private static List<String> models(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw ProviderPreferences.wrong(MODELS, "must be a list of 1 to " + MOST + " model names");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : list) {
      if (!name.isString()
          || name.stringValue().isBlank()
          || name.stringValue().length() > LONGEST) {
        throw ProviderPreferences.wrong(
            MODELS + "[" + names.size() + "]", "must be the name of a model");
      }
      names.add(name.stringValue());
    }
    return List.copyOf(names);
  }

  /** Null is what a client writes that fills in every field it knows: it says nothing. */
  private static boolean says(RequestScan body, @Nullable Member member) {
    return member != null && body.body()[member.start()] != 'n';
  }

  private static JsonNode node(RequestScan body, @Nullable Member member) {
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
