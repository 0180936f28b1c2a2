package io.turnpike.routing.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes when its repetitions are written out, which is what
 * compiling does: {@code ((a{1000}){1000}){1000}} would fill any memory. Errs to the large side.
 */
public final class RegexSize {

  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");
  private static final long ENDLESS = Integer.MAX_VALUE;

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long size;
  private long last;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  public static long of(String regex) {
    return new RegexSize(regex).measure();
  }

  private long measure() {
    Matcher counted = COUNTED.matcher(regex);
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '{' && counted.region(i, regex.length()).lookingAt()) {
        repeat(counted);
        i = counted.end();
      } else {
        i = step(c, i);
      }
    }
    while (!outer.isEmpty()) {
      close();
    }
    return size;
  }

  /** Answers where to go on. */
  private int step(char c, int i) {
    switch (c) {
      case '(' -> {
        outer.push(size);
        size = 0;
        last = 0;
        return i + 1;
      }
      case ')' -> {
        close();
        return i + 1;
      }
      case '[' -> {
        add(1);
        return endOfClass(i);
      }
      case '\\' -> {
        add(1);
        return afterEscape(i);
      }
      default -> {
        add(1);
        return i + 1;
      }
    }
  }

  /** {@code \\x{263A}} and {@code \\p{Greek}} have braces that repeat nothing. */
  private int afterEscape(int i) {
    boolean named = i + 2 < regex.length() && "xpP".indexOf(regex.charAt(i + 1)) >= 0;
    int end = named && regex.charAt(i + 2) == '{' ? regex.indexOf('}', i) : -1;
    return end < 0 ? i + 2 : end + 1;
  }

  private void close() {
    last = size + 2;
    size = Math.min(ENDLESS, last + (outer.isEmpty() ? 0 : outer.pop()));
  }

  private void add(long more) {
    last = more;
    size = Math.min(ENDLESS, size + more);
  }

  private void repeat(Matcher counted) {
    String least = counted.group(1);
    String most = counted.group(2);
    long times = Math.max(1, Long.parseLong(most == null || most.isEmpty() ? least : most));
    long each = most == null ? last : last + 1;
    long repeated = Math.min(ENDLESS, each * times);
    size = Math.min(ENDLESS, size - last + repeated);
    last = repeated;
  }

  private int endOfClass(int start) {
    int i = start + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    if (i < regex.length() && regex.charAt(i) == ']') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : regex.startsWith("[:", i) ? posix(i) : 1;
    }
    return i + 1;
  }

  private int posix(int i) {
    int end = regex.indexOf(":]", i);
    return end < 0 ? 1 : end + 2 - i;
  }
}
