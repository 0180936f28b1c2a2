package io.turnpike.app.api;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.WrittenDuration;
import io.turnpike.tenants.KeyId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of requests, where what does not fit is an {@link InvalidInput} that names the
 * field; and writes those of answers that look alike everywhere.
 */
public final class Fields {

  private static final BigDecimal NANO_PER_TOKEN = BigDecimal.valueOf(1000);

  private Fields() {}

  public static <T> T required(String pointer, @Nullable T value) {
    if (value == null) {
      throw InvalidInput.at(pointer, "is required");
    }
    return value;
  }

  /** A price in USD per million tokens as nano-USD per token; finer than that is refused. */
  public static long nanoUsdPerToken(String pointer, @Nullable BigDecimal usdPerMillion) {
    BigDecimal price = required(pointer, usdPerMillion);
    try {
      long nano = price.multiply(NANO_PER_TOKEN).longValueExact();
      if (nano >= 0) {
        return nano;
      }
    } catch (ArithmeticException finerThanNano) {
      // Falls through to the one sentence that says what is accepted.
    }
    throw InvalidInput.at(
        pointer, "must be a price in USD per million tokens, 0 or more, in steps of 0.001");
  }

  /** A number without a fraction; null for none. */
  public static @Nullable Integer whole(String pointer, @Nullable BigDecimal number) {
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException fractionOrTooLarge) {
      throw InvalidInput.at(pointer, "must be a whole number, not " + number);
    }
  }

  /** An id in a path; text that is no id cannot name anything. */
  public static UUID id(String what, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noUuid) {
      throw new NotFound(what, text);
    }
  }

  /** Written as in configs, with hours and days, for example {@code 90s}; null for none. */
  public static @Nullable Duration duration(String pointer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Duration duration = WrittenDuration.parse(text.replaceAll("\\s", ""), ChronoUnit.DAYS);
    if (duration == null) {
      throw InvalidInput.at(
          pointer, "must be a duration such as \"30s\", \"10m\", \"2h\" or \"1d\"");
    }
    return duration;
  }

  public static KeyId keyId(String text) {
    return new KeyId(id("key", text));
  }

  public static <E extends Enum<E>> @Nullable E word(
      String parameter, Class<E> type, @Nullable String text) {
    return text == null ? null : requiredWord(parameter, type, text);
  }

  public static <E extends Enum<E>> E requiredWord(String parameter, Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new InvalidInput(
        List.of(new Mistake("/" + parameter, "\"" + text + "\" is not one of " + words(type))));
  }

  /** A constant as it is written in requests and answers. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Microseconds as milliseconds; null for less than 0, which is unknown. */
  public static @Nullable Double millis(long micros) {
    return micros < 0 ? null : micros / 1000.0;
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
  }
}
