package io.turnpike.routing.dialects.texts.places;

/** The JSON pointer to where a walk is, of bounded length. */
final class PointerPath {

  private static final int LONGEST = 256;

  private final StringBuilder path = new StringBuilder(64);

  int length() {
    return path.length();
  }

  String here() {
    return path.toString();
  }

  /** Goes into what the level's next value is. */
  void enter(Level level) {
    append(path, level);
  }

  void leaveTo(int length) {
    path.setLength(length);
  }

  /** To the level's next value. */
  String to(Level level) {
    int length = path.length();
    append(path, level);
    String pointer = path.toString();
    path.setLength(length);
    return pointer;
  }

  private static void append(StringBuilder to, Level level) {
    if (to.length() > LONGEST) {
      return;
    }
    to.append('/');
    if (level.array) {
      to.append(level.position);
    } else {
      to.append(level.name.shown());
    }
  }
}
