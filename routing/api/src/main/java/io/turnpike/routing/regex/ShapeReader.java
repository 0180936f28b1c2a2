package io.turnpike.routing.regex;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the shape of an expression that RE2 has accepted. Where it does not look closely it takes
 * more to be possible than is.
 */
final class ShapeReader {

  private static final Pattern TIMES = Pattern.compile("\\{(\\d+)(,?)(\\d*)\\}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?(?:P?<[^>]*>|([a-zA-Z-]*)([:)]))");

  private static final Ascii LINE = Ascii.NONE.with('\n', '\n').others();

  /** What letters beyond ASCII may match when case does not count. */
  private static final Ascii FOLDED = Ascii.NONE.with('K', 'K').with('S', 'S').inBothCases();

  private final String regex;
  private final StringBuilder run = new StringBuilder();
  private final boolean newlines;
  private int i;

  private ShapeReader(String regex) {
    this.regex = regex;
    this.newlines = Pattern.compile("\\(\\?[a-zA-Z]*s").matcher(regex).find();
  }

  /** Of an expression that is not understood here, anything is possible. */
  static RegexShape of(String regex) {
    try {
      return new ShapeReader(regex).alternation();
    } catch (IndexOutOfBoundsException | NumberFormatException unexpected) {
      return new RegexShape(RegexShape.ENDLESS, Ascii.ALL, null, Context.BEGINNING);
    }
  }

  private RegexShape alternation() {
    RegexShape all = sequence();
    while (i < regex.length() && regex.charAt(i) == '|') {
      i++;
      all = all.or(sequence());
    }
    return all;
  }

  private RegexShape sequence() {
    RegexShape all = RegexShape.EMPTY;
    run.setLength(0);
    while (i < regex.length() && regex.charAt(i) != '|' && regex.charAt(i) != ')') {
      all = all.then(repeated());
    }
    return all.then(literal());
  }

  /** What has been collected of letters that follow each other. */
  private RegexShape literal() {
    RegexShape shape =
        run.isEmpty()
            ? RegexShape.EMPTY
            : new RegexShape(0, Ascii.NONE, List.of(run.toString()), Context.NOTHING);
    run.setLength(0);
    return shape;
  }

  /** An atom, as often as it may be there. */
  private RegexShape repeated() {
    String letters = run.toString();
    run.setLength(0);
    RegexShape atom = atom();
    String own = run.toString();
    RegexShape times = times(atom);
    run.setLength(0);
    run.append(letters);
    if (!own.isEmpty() && times == atom) {
      run.append(own);
      return atom;
    }
    return literal().then(times);
  }

  /** The same where it is there just once. Flags in between repeat nothing. */
  private RegexShape times(RegexShape atom) {
    RegexShape all = atom;
    while (i < regex.length()) {
      Matcher flags = GROUP.matcher(regex).region(i, regex.length());
      if (flags.lookingAt() && ")".equals(flags.group(2))) {
        i = flags.end();
        continue;
      }
      Matcher times = TIMES.matcher(regex).region(i, regex.length());
      char c = regex.charAt(i);
      if (c == '*' || c == '+' || c == '?') {
        all = all.times(c == '+' ? 1 : 0, c == '?' ? 1 : RegexShape.ENDLESS);
        i++;
      } else if (c == '{' && times.lookingAt()) {
        all = all.times(count(times.group(1)), most(times));
        i = times.end();
      } else {
        break;
      }
      i += i < regex.length() && regex.charAt(i) == '?' ? 1 : 0;
    }
    return all;
  }

  private static int most(Matcher times) {
    String most = times.group(2).isEmpty() ? times.group(1) : times.group(3);
    return most.isEmpty() ? RegexShape.ENDLESS : count(most);
  }

  private static int count(String digits) {
    return digits.length() > 6 ? RegexShape.ENDLESS : Integer.parseInt(digits);
  }

  private RegexShape atom() {
    char c = regex.charAt(i);
    return switch (c) {
      case '(' -> group();
      case '[' -> klass();
      case '.' -> {
        i++;
        yield RegexShape.of(2, newlines ? Ascii.ALL : LINE);
      }
      case '^', '$' -> {
        i++;
        yield RegexShape.at(c == '^' ? Context.BEGINNING : Context.NOTHING);
      }
      case '\\' -> escaped();
      default -> letter(regex.codePointAt(i));
    };
  }

  private RegexShape letter(int c) {
    i += Character.charCount(c);
    if (c < 128) {
      run.append((char) c);
      return RegexShape.of(1, Ascii.NONE.with(c, c).inBothCases());
    }
    return RegexShape.of(Character.charCount(c), FOLDED);
  }

  private RegexShape group() {
    Matcher group = GROUP.matcher(regex).region(i, regex.length());
    boolean special = group.lookingAt();
    i = special ? group.end() : i + 1;
    if (special && ")".equals(group.group(2))) {
      return RegexShape.EMPTY;
    }
    RegexShape inside = alternation();
    i++;
    return inside;
  }

  private RegexShape escaped() {
    char c = regex.charAt(i + 1);
    switch (c) {
      case 'A', 'z', 'b', 'B' -> {
        i += 2;
        return RegexShape.at(
            c == 'A' ? Context.BEGINNING : c == 'z' ? Context.NOTHING : Context.CHARACTER);
      }
      case 'Q' -> {
        return quoted();
      }
      default -> {
        EscapeReader escape = new EscapeReader(regex, i);
        i = escape.end();
        return escape.letter() >= 0 && escape.letter() < 128
            ? letterAt(escape)
            : RegexShape.of(escape.units(), escape.set().and(FOLDED));
      }
    }
  }

  private RegexShape letterAt(EscapeReader escape) {
    run.append((char) escape.letter());
    return RegexShape.of(1, escape.set().inBothCases());
  }

  private RegexShape quoted() {
    int end = regex.indexOf("\\E", i);
    int last = end < 0 ? regex.length() : end;
    RegexShape all = RegexShape.EMPTY;
    for (i += 2; i < last; ) {
      all = all.then(letter(regex.codePointAt(i)));
    }
    i = end < 0 ? regex.length() : end + 2;
    return all.then(literal());
  }

  private RegexShape klass() {
    ClassReader set = new ClassReader(regex, i);
    i = set.end();
    return RegexShape.of(set.units(), set.set());
  }
}
