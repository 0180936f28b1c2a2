package io.turnpike.app.api.models;

import io.turnpike.app.api.Fields;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Nearest;
import io.turnpike.routing.catalog.ModelQuery;
import io.turnpike.routing.catalog.ModelQuery.Order;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.webui.ControlCharacters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what is looked for from an address; each parameter may be left out. */
final class ModelFilters {

  private static final BigDecimal NANO_PER_MILLION = BigDecimal.valueOf(1_000);
  private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);
  private static final int LONGEST = 200;

  /** What models can do, and what they read. */
  private static final List<String> ABILITIES =
      Stream.concat(
              OwnModels.CAPABILITIES.stream(), Stream.of("text", "image", "pdf", "audio", "video"))
          .toList();

  private final MultiValueMap<String, String> parameters;

  private ModelFilters(MultiValueMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param types of connections, and others that the catalogue has
   */
  static ModelQuery read(MultiValueMap<String, String> parameters, Collection<String> types) {
    ModelFilters it = new ModelFilters(parameters);
    return new ModelQuery(
        ModelQuery.words(Objects.requireNonNullElse(it.text("search"), "")),
        it.words("ability", ABILITIES),
        it.words("type", types),
        it.nano("max_input_price"),
        it.nano("max_output_price"),
        it.tokens("min_context"),
        it.text("region"),
        it.truth("zdr"),
        it.truth("no_training"),
        it.truth("connected"),
        it.truth("retired"),
        Objects.requireNonNullElse(Fields.word("sort", Order.class, it.text("sort")), Order.NAME));
  }

  private @Nullable String text(String name) {
    String text = parameters.getFirst(name);
    if (text != null && text.length() > LONGEST) {
      throw InvalidInput.at("/" + name, "must be at most " + LONGEST + " characters");
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Several, with commas between. */
  private Set<String> words(String name, Collection<String> known) {
    String text = text(name);
    Set<String> words = text == null ? Set.of() : new HashSet<>(List.of(text.split("\\s*,\\s*")));
    for (String word : words) {
      if (!known.contains(word)) {
        String visible = ControlCharacters.visible(word);
        throw InvalidInput.at(
            "/" + name,
            "\"" + visible + "\" is not one of " + known + "." + Nearest.hint(word, known));
      }
    }
    return words;
  }

  private boolean truth(String name) {
    return switch (Objects.requireNonNullElse(text(name), "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw InvalidInput.at("/" + name, "must be true or false");
    };
  }

  private long tokens(String name) {
    String text = text(name);
    try {
      long tokens = text == null ? 0 : Long.parseLong(text);
      if (tokens >= 0) {
        return tokens;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the sentence that says what is accepted.
    }
    throw InvalidInput.at("/" + name, "must be a whole number of tokens");
  }

  private @Nullable Long nano(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      BigDecimal usd = new BigDecimal(text);
      if (usd.signum() >= 0 && usd.compareTo(MOST_USD) <= 0) {
        return usd.multiply(NANO_PER_MILLION).setScale(0, RoundingMode.FLOOR).longValueExact();
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the sentence that says what is accepted.
    }
    throw InvalidInput.at("/" + name, "must be US dollars per million tokens, from 0 to 1000000");
  }
}
