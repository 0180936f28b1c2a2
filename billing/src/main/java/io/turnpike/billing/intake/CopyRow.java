package io.turnpike.billing.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. Text Postgres cannot hold is made to fit, never refused. */
final class CopyRow {

  private final StringBuilder rows;
  private boolean begun;

  CopyRow(StringBuilder rows) {
    this.rows = rows;
  }

  /** Null when {@code value} is; cut to {@code most} characters. */
  CopyRow text(@Nullable String value, int most) {
    return value == null ? nothing() : escaped(cut(value, most));
  }

  /** Already valid JSON. */
  CopyRow json(String value) {
    return escaped(value);
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

  CopyRow uuid(UUID value) {
    next().append(value);
    return this;
  }

  /** A value whose own text needs no escaping: an instant, a date, a word. */
  CopyRow plain(Object value) {
    next().append(value);
    return this;
  }

  void end() {
    rows.append('\n');
    begun = false;
  }

  /** Postgres holds no NUL in text or JSON. */
  static String storable(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** Never between the halves of a surrogate pair. */
  static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  CopyRow nothing() {
    next().append("\\N");
    return this;
  }

  private CopyRow escaped(String value) {
    next();
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      switch (each) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case '\0' -> rows.append('\uFFFD');
        default -> rows.append(each);
      }
    }
    return this;
  }

  private StringBuilder next() {
    if (begun) {
      rows.append('\t');
    }
    begun = true;
    return rows;
  }
}
