package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Further models to fall back to, in order: {@code models}, a list of names; or {@code fallbacks},
 * a list of names or of objects with a {@code model} alone.
 *
 * @param via the field that names them
 */
record FallbackModels(String via, List<String> names) {

  static final String MODELS = "models";
  static final String FALLBACKS = "fallbacks";
  private static final String MODEL = "model";
  private static final int LONGEST = 256;
  private static final FallbackModels NONE = new FallbackModels(MODELS, List.of());

  /** Throws GatewayFailure that names the field. */
  static FallbackModels of(RequestScan body, @Nullable Member models, @Nullable Member fallbacks) {
    boolean both = PreferenceReader.says(body, models) && PreferenceReader.says(body, fallbacks);
    if (both) {
      throw ProviderPreferences.wrong(
          FALLBACKS, "says the same as \"models\" does; keep one of them");
    }
    if (PreferenceReader.says(body, models)) {
      return new FallbackModels(MODELS, names(MODELS, PreferenceReader.node(body, models)));
    }
    return PreferenceReader.says(body, fallbacks)
        ? new FallbackModels(FALLBACKS, names(FALLBACKS, PreferenceReader.node(body, fallbacks)))
        : NONE;
  }

  private static List<String> names(String field, JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > PreferenceReader.MOST) {
      throw ProviderPreferences.wrong(
          field, "must be a list of 1 to " + PreferenceReader.MOST + " model names");
    }
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name(field + "[" + names.size() + "]", name, field)));
    return List.copyOf(names);
  }

  private static String name(String at, JsonNode written, String field) {
    JsonNode name = field.equals(FALLBACKS) && written.isObject() ? alone(at, written) : written;
    if (!name.isString() || name.stringValue().isBlank() || name.stringValue().length() > LONGEST) {
      throw ProviderPreferences.wrong(at, "must be the name of a model");
    }
    return name.stringValue();
  }

  private static JsonNode alone(String at, JsonNode entry) {
    for (String other : entry.propertyNames()) {
      if (!other.equals(MODEL)) {
        throw ProviderPreferences.wrong(
            at + "." + other, "is not understood; an entry has a \"model\" alone");
      }
    }
    return entry.path(MODEL);
  }
}
