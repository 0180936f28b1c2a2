package io.turnpike.routing.cache.meaning.guards.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with what is quoted in it taken out.
 *
 * @param codes what stands between backticks, white space evened out
 * @param quotes what stands between quotation marks
 * @param prose the rest
 */
record Passage(List<String> codes, List<String> quotes, String prose) {

  private static final Pattern CODE = Pattern.compile("```([^`]*)```|`([^`\\n]+)`");
  private static final Pattern QUOTE =
      Pattern.compile(
          "\"([^\"\\n]+)\"|[“”„]([^“”„\\n]+)[“”]|«([^»\\n]+)»|(?<![\\p{L}\\p{N}])['‘]([^'‘’\\n]+)['’](?![\\p{L}\\p{N}])");

  static Passage of(String text) {
    List<String> codes = new ArrayList<>();
    List<String> quotes = new ArrayList<>();
    String withoutCode = taken(CODE, text, codes);
    String prose = taken(QUOTE, withoutCode, quotes);
    return new Passage(List.copyOf(codes), List.copyOf(quotes), prose);
  }

  private static String taken(Pattern marks, String text, List<String> into) {
    Matcher matcher = marks.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      into.add(content(matcher));
      // A word in its place keeps the words around it apart.
      matcher.appendReplacement(rest, " , ");
    }
    return matcher.appendTail(rest).toString();
  }

  private static String content(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group).strip().replaceAll("\\s+", " ");
      }
    }
    return "";
  }
}
