package io.turnpike.routing.dialects.json;

import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the values at several paths in one pass over a field of a request's body. A name that meets
 * an array goes on in each of its elements; {@code -1} is an array's last element.
 */
public final class FieldSearch {

  private final JsonParser in;

  private FieldSearch(JsonParser in) {
    this.in = in;
  }

  /** A path, and what was found there. */
  public static final class Sought {

    private final List<String> path;
    private @Nullable List<Operand> values;

    /**
     * @param path from the top of the body; its first name is the field that is searched
     */
    public Sought(List<String> path) {
      this.path = path;
    }

    /**
     * The scalar there, or those of the array there; none for an object. Null when there is nothing
     * at this path.
     */
    public @Nullable List<Operand> values() {
      return values;
    }

    private List<Operand> found() {
      List<Operand> there = values == null ? new ArrayList<>(1) : values;
      values = there;
      return there;
    }
  }

  private record Cursor(Sought sought, int depth) {

    boolean arrived() {
      return depth == sought.path.size();
    }

    String name() {
      return sought.path.get(depth);
    }

    Cursor deeper() {
      return new Cursor(sought, depth + 1);
    }
  }

  /**
   * @param start offset of the field's value in the body
   * @param end offset after it
   */
  public static void search(byte[] body, int start, int end, List<Sought> sought) {
    List<Cursor> cursors = new ArrayList<>(sought.size());
    sought.forEach(it -> cursors.add(new Cursor(it, 1)));
    try (JsonParser in = JsonParsers.of(body, start, end - start)) {
      new FieldSearch(in).value(in.nextToken(), cursors);
    } catch (JacksonException wrong) {
      sought.forEach(it -> it.values = null);
    }
  }

  private void value(JsonToken token, List<Cursor> cursors) {
    if (cursors.isEmpty()) {
      in.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(cursors);
    } else if (token == JsonToken.START_ARRAY) {
      array(cursors);
    } else {
      scalar(token, cursors);
    }
  }

  private void object(List<Cursor> cursors) {
    arrive(cursors);
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      List<Cursor> inside = new ArrayList<>(2);
      for (Cursor cursor : cursors) {
        if (!cursor.arrived() && cursor.name().equals(name)) {
          inside.add(cursor.deeper());
        }
      }
      value(in.nextToken(), inside);
    }
  }

  private void array(List<Cursor> cursors) {
    arrive(cursors);
    int index = 0;
    for (JsonToken token = in.nextToken();
        token != JsonToken.END_ARRAY;
        token = in.nextToken(), index++) {
      List<Cursor> inside = new ArrayList<>(2);
      for (Cursor cursor : cursors) {
        Cursor there = cursor.arrived() ? element(cursor, token) : element(cursor, index);
        if (there != null) {
          inside.add(there);
        }
      }
      value(token, inside);
    }
  }

  /** Arrays inside an array are not looked into. */
  private static @Nullable Cursor element(Cursor cursor, JsonToken token) {
    return token.isStructStart() ? null : cursor;
  }

  private static @Nullable Cursor element(Cursor cursor, int index) {
    String name = cursor.name();
    if (name.equals("-1")) {
      cursor.sought.values = null;
      return cursor.deeper();
    }
    return isIndex(name) ? matches(name, index) ? cursor.deeper() : null : cursor;
  }

  private static boolean isIndex(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean matches(String name, int index) {
    return name.length() < 10 && Integer.parseInt(name) == index;
  }

  private void scalar(JsonToken token, List<Cursor> cursors) {
    for (Cursor cursor : cursors) {
      if (cursor.arrived()) {
        cursor.sought.found().add(operand(token));
      }
    }
    in.finishToken();
  }

  private Operand operand(JsonToken token) {
    return switch (token) {
      case VALUE_TRUE -> new Truth(true);
      case VALUE_FALSE -> new Truth(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeric(in.getDoubleValue());
      case VALUE_STRING -> new Text(in.getString());
      default -> new Nothing();
    };
  }

  private static void arrive(List<Cursor> cursors) {
    for (Cursor cursor : cursors) {
      if (cursor.arrived()) {
        cursor.sought.found();
      }
    }
  }
}
