package io.turnpike.routing.dialects.texts.places;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.guard.TextPart.Role;

/** Where a text stands. */
public final class Place {

  private final int start;
  private final int stop;
  private final String pointer;
  private final boolean free;
  private boolean json;
  private Role role = Role.OTHER;
  private String path;

  /**
   * @param json whether it is JSON in a string
   * @param free whether it is in what a person or a model wrote, and no field of an API
   */
  Place(int start, int stop, String pointer, boolean json, boolean free) {
    this.start = start;
    this.stop = stop;
    this.pointer = pointer;
    this.path = pointer;
    this.json = json;
    this.free = free;
  }

  /** Offset of the quotation mark; of a number's first digit. */
  public int start() {
    return start;
  }

  /** Offset after its last byte. */
  public int stop() {
    return stop;
  }

  /** A JSON pointer; names that are no plain words are stars in it, and it may be cut short. */
  public String pointer() {
    return pointer;
  }

  /** The same with the positions that elements of lists say they have. */
  public String path() {
    return path;
  }

  /** Whether it is in what a person or a model wrote, and no field of an API. */
  public boolean isFree() {
    return free;
  }

  public Role role() {
    return role;
  }

  /** Whether it is read and written as {@link ArgumentEscapes}. */
  public boolean isJson() {
    return json;
  }

  /** It is a piece of JSON, which only what is around it says. */
  public void isPieceOfJson() {
    json = true;
  }

  /** What stands there, as it was decoded once. */
  public String string(byte[] bytes) {
    return bytes[start] == '"'
        ? QuotedText.read(bytes, start + 1, stop - 1)
        : new String(bytes, start, stop - start, US_ASCII);
  }

  /** The text there. */
  public String text(byte[] bytes) {
    String text = string(bytes);
    return json ? ArgumentEscapes.read(text) : text;
  }

  void says(Role whose) {
    role = whose;
  }

  void goesBy(String other) {
    path = other;
  }
}
