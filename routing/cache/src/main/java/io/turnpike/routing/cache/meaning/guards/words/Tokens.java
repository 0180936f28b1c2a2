package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts prose into words, numbers and signs. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "(?<address>https?://\\S*[\\p{L}\\p{N}/]|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                  + "|(?<![\\w.])(?:~|\\.{1,2})?(?:/[\\w.-]+){2,}|--[a-z][\\w-]*)",
              "(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}:\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4}"
                  + "|\\d{1,2}/\\d{4}|\\d{1,2}/\\d{1,2}(?![\\d/])|\\d{1,2}\\.\\d{1,2}\\.\\d{4})",
              "(?<possessive>(?<=\\d)['’]s\\b)",
              "(?<half>[ap]\\.\\s?m\\b\\.?)",
              "(?<glued>\\d[\\d.,]*)(?<unit>\\p{L}{1,7}|°[CF])(?![\\p{L}\\p{N}_~])",
              "(?<lacking>\\p{L}{3,})-free(?![\\p{L}\\p{N}-])",
              "(?<parted>\\d+)-(?<bare>\\p{L}{3,})",
              "(?<id>[\\p{L}_]+[-_.~/]?[-_.~/\\p{L}]*\\d[\\p{L}\\p{N}]*(?:[-_.~/][\\p{L}\\p{N}]+)*"
                  + "|\\d+[-_~]?\\p{L}[\\p{L}\\p{N}_-]*|\\d+(?:\\.\\d+){2,}"
                  + "|\\p{L}+(?:_\\p{L}+)+|\\p{L}+\\.\\p{L}+\\(\\)|\\p{L}+\\(\\))",
              "(?<number>(?<![\\p{L}\\p{N})])[-−]?\\d+(?:[.,]\\d+)*|\\d+(?:[.,]\\d+)*)",
              "(?<word>km/h|\\p{L}[\\p{L}\\p{M}]*(?:['’`]\\p{L}+)*)",
              "(?<sign>°\\s?[CF]?\\b|[€$£¥%°]|[<>=+^≥≤≠*]+)",
              "(?<stop>[.!?:;\\n…]+)"));

  private final List<Token> found = new ArrayList<>();
  private boolean opens = true;

  private Tokens() {}

  static List<Token> of(String prose) {
    return new Tokens().read(prose);
  }

  private List<Token> read(String prose) {
    Matcher matcher = TOKEN.matcher(prose);
    while (matcher.find()) {
      if (matcher.group("stop") != null) {
        opens = true;
      } else if (matcher.group("possessive") == null) {
        take(matcher);
      }
    }
    return found;
  }

  private void take(Matcher matcher) {
    String all = matcher.group();
    if (matcher.group("glued") != null) {
      glued(matcher.group("glued"), matcher.group("unit"), all);
    } else if (matcher.group("parted") != null) {
      add(matcher.group("parted"), Kind.NUMBER);
      add(matcher.group("bare"), Kind.WORD);
    } else if (matcher.group("lacking") != null) {
      add("without", Kind.WORD);
      add(matcher.group("lacking"), Kind.WORD);
    } else if (matcher.group("half") != null) {
      add(all.toLowerCase(Locale.ROOT).startsWith("a") ? "am" : "pm", Kind.WORD);
    } else if (matcher.group("number") != null || matcher.group("date") != null) {
      add(all, Kind.NUMBER);
    } else if (matcher.group("word") != null) {
      add(all.replace('’', '\'').replace('`', '\''), Kind.WORD);
    } else {
      add(all, matcher.group("sign") != null ? Kind.SIGN : Kind.ID);
    }
  }

  /** {@code 5km}, {@code 24th} and {@code 3pm} are two words; {@code 2FA} is one. */
  private void glued(String number, String unit, String all) {
    String plain = unit.toLowerCase(Locale.ROOT);
    if (Units.known(plain) || plain.matches("am|pm|st|nd|rd|th|h|uhr|k|er|e|º|ª")) {
      add(number, Kind.NUMBER);
      add(unit, Kind.WORD);
    } else {
      add(all, Kind.ID);
    }
  }

  private void add(String written, Kind kind) {
    String plain = written.toLowerCase(Locale.ROOT);
    found.add(new Token(written, kind == Kind.ID ? squeezed(plain) : plain, kind, opens));
    opens = false;
  }

  /** {@code DW-450} is {@code DW450}, but no address changes. */
  private static String squeezed(String id) {
    return id.matches("[\\p{L}\\p{N}]+-[\\p{L}\\p{N}]+") ? id.replace("-", "") : id;
  }
}
