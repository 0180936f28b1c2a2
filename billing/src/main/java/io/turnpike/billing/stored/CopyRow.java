package io.turnpike.billing.stored;

import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. Text Postgres cannot hold is made to fit, never refused. */
public final class CopyRow {

  private final StringBuilder rows;
  private boolean begun;

  public CopyRow(StringBuilder rows) {
    this.rows = rows;
  }

  /** Null when {@code value} is; cut to {@code most} characters. */
  CopyRow text(@Nullable String value, int most) {
    return value == null ? nothing() : escaped(cut(value, most));
  }

  /** Already valid JSON, or null. */
  CopyRow json(@Nullable String value) {
    return value == null ? nothing() : escaped(value);
  }

  CopyRow number(long value) {
    next().append(value);
    return this;
  }

  CopyRow number(@Nullable Long value) {
    return value == null ? nothing() : number(value.longValue());
  }

  CopyRow flag(boolean value) {
    next().append(value ? 't' : 'f');
    return this;
  }

  /** A value whose own text needs no escaping: an id, an instant, a date, a word. */
  CopyRow plain(Object value) {
    next().append(value);
    return this;
  }

  void end() {
    rows.append('\n');
    begun = false;
  }

  /** Postgres holds no NUL in text or JSON. */
  public static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** Never between the halves of a surrogate pair. */
  public static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  private CopyRow nothing() {
    next().append("\\N");
    return this;
  }

  /** In stretches: letter by letter, this was a quarter of what storing a call costs here. */
  private CopyRow escaped(String value) {
    next();
    int written = 0;
    for (int i = 0; i < value.length(); i++) {
      String escape = escape(value.charAt(i));
      if (escape != null) {
        rows.append(value, written, i).append(escape);
        written = i + 1;
      }
    }
    rows.append(value, written, value.length());
    return this;
  }

  private static @Nullable String escape(char each) {
    return switch (each) {
      case '\\' -> "\\\\";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\0' -> "\uFFFD";
      default -> null;
    };
  }

  private StringBuilder next() {
    if (begun) {
      rows.append('\t');
    }
    begun = true;
    return rows;
  }
}
