package io.turnpike.webui.filter;

import io.turnpike.infra.refusal.Nearest;
import io.turnpike.webui.ControlCharacters;
import io.turnpike.webui.MetadataQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of an address. People edit addresses: what cannot be read, and what nobody asked
 * for, is told, so that a page never shows more than its reader believes.
 */
public final class Readings {

  private static final int LONGEST = 400;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final MultiValueMap<String, String> parameters;
  private final ZoneId zone;
  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param zone of times that name none
   */
  public Readings(MultiValueMap<String, String> parameters, ZoneId zone) {
    this.parameters = parameters;
    this.zone = zone;
  }

  /** Null when absent or blank. */
  public @Nullable String text(String name) {
    asked.add(name);
    String value = parameters.getFirst(name);
    String text = value == null ? "" : value.strip();
    if (ControlCharacters.in(text)) {
      mistake(name, "\"" + name + "\"" + ControlCharacters.REFUSED);
      return null;
    }
    return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST));
  }

  /**
   * What {@code reader} makes of the text, or null where it makes nothing of it, which is told.
   *
   * @param kind what it should be, with an example, for example {@code time such as …}
   */
  public <T> @Nullable T read(String name, Function<String, @Nullable T> reader, String kind) {
    String text = text(name);
    T value = text == null ? null : reader.apply(text);
    if (text != null && value == null) {
      mistake(name, "\"" + text + "\" is no " + kind + ".");
    }
    return value;
  }

  /** Filters on metadata, by key. */
  public Map<String, String> metadata() {
    Map<String, String> entries = new TreeMap<>();
    for (String key : MetadataQuery.read(parameters).keySet()) {
      String value = text(MetadataQuery.parameter(key));
      if (value != null && !ControlCharacters.in(key)) {
        entries.put(key, value);
      }
    }
    return entries;
  }

  /** A constant by its name in lower case. */
  public <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String text = text(name);
    try {
      return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      mistake(name, "\"" + text + "\" is no " + name + ".");
      return null;
    }
  }

  /** With an offset, or else in the zone. */
  public @Nullable Instant moment(String name) {
    return moment(name, ZonedDateTime::withEarlierOffsetAtOverlap);
  }

  /** The same for an end: of a time that a clock put back shows twice, the later. */
  public @Nullable Instant end(String name) {
    return moment(name, ZonedDateTime::withLaterOffsetAtOverlap);
  }

  private @Nullable Instant moment(String name, UnaryOperator<ZonedDateTime> atOverlap) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Instant moment = parsed(text, atOverlap);
    if (moment == null || moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      mistake(name, "\"" + text + "\" is no time such as 2026-03-01T09:30.");
      return null;
    }
    return moment;
  }

  /** Of times that name none. */
  public ZoneId zone() {
    return zone;
  }

  public void mistake(String name, String sentence) {
    mistakes.put(name, sentence);
  }

  /** Of all that was read; to be asked for at the end, for what nobody has read is one too. */
  public List<String> mistakes() {
    parameters.keySet().stream().filter(name -> !asked.contains(name)).forEach(this::unknown);
    return List.copyOf(mistakes.values());
  }

  private void unknown(String name) {
    String shown = ControlCharacters.visible(name);
    mistake(name, "\"" + shown + "\" is no filter of this page." + Nearest.hint(name, asked));
  }

  private @Nullable Instant parsed(String text, UnaryOperator<ZonedDateTime> atOverlap) {
    try {
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : atOverlap
              .apply(LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text).atZone(zone))
              .toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
