package io.turnpike.tenants.input;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one request, so that all of it is told at once. */
public final class Mistakes {

  private final List<Mistake> found = new ArrayList<>();

  public void add(String pointer, String message) {
    found.add(new Mistake(pointer, message));
  }

  /** Refuses the request when anything was added. */
  public void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }

  /** What a check makes of its input; refused when it found anything. */
  public static <T> T without(Function<Mistakes, T> check) {
    Mistakes mistakes = new Mistakes();
    T checked = check.apply(mistakes);
    mistakes.refuse();
    return checked;
  }

  /** A name for people: 1 to 80 characters, none of them a control character. Trimmed. */
  public String name(String pointer, @Nullable String text) {
    String name = text == null ? "" : text.strip();
    if (name.isEmpty()) {
      add(pointer, "Enter a name.");
    } else if (length(name) > 80) {
      add(pointer, "A name has at most 80 characters; this one has " + length(name) + ".");
    }
    printable(pointer, name);
    return name;
  }

  /** A name for addresses and headers. */
  public String slug(String pointer, @Nullable String text) {
    String slug = text == null ? "" : text;
    if (!Slug.fits(slug)) {
      add(pointer, Slug.RULE);
    }
    return slug;
  }

  /**
   * The name of a time zone. Offsets such as {@code +02:00} are none: they would not follow a clock
   * change.
   */
  public String zone(String pointer, String text) {
    String id = text.strip();
    if (!ZoneId.getAvailableZoneIds().contains(id)) {
      add(pointer, "\"" + id + "\" is not a time zone. Use a name such as Europe/Berlin, or UTC.");
    }
    return id;
  }

  public void printable(String pointer, String text) {
    if (text.codePoints().anyMatch(Mistakes::unprintable)) {
      add(pointer, "Control characters and line breaks are not allowed here.");
    }
  }

  private static boolean unprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
