package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What kind of question the last message of the user is, by marks that cost no model call. It may
 * be of several classes:
 *
 * <ul>
 *   <li>{@code code}: it has a fence of three backticks, or two of the marks of programs;
 *   <li>{@code maths}: it has one mark of notation, or two of the words of mathematics, or one of
 *       them beside an arithmetic expression such as {@code 12 * 7};
 *   <li>{@code short}: up to 200 characters; {@code long}: more than 8,000.
 * </ul>
 *
 * <p>Marks are looked for in the first 16,384 characters. A request without a user's message is of
 * no class.
 */
final class ContentClass {

  private static final int LOOKED_AT = 16_384;
  private static final int SHORT = 200;
  private static final int LONG = 8_000;

  private static final String FENCE = "```";

  private static final List<String> PROGRAMS =
      List.of(
          "def ",
          "return ",
          "import ",
          "#include",
          "public class",
          "public static",
          "function ",
          "const ",
          "=> ",
          "();",
          "console.",
          "select * from",
          "stack trace",
          "stacktrace",
          "traceback",
          "exception",
          "compile",
          "refactor",
          "unit test",
          "regex",
          "sql",
          "python",
          "javascript",
          "typescript",
          "java ",
          "rust",
          "golang",
          "bash",
          "```",
          "</",
          "npm ",
          "git ",
          "{\n",
          ";\n");

  private static final List<String> NOTATION =
      List.of(
          "\\frac",
          "\\int",
          "\\sum",
          "\\sqrt",
          "\\begin{equation",
          "$$",
          "∫",
          "∑",
          "∏",
          "√",
          "≤",
          "≥",
          "≠",
          "∈",
          "∂");

  private static final List<String> MATHS =
      List.of(
          "equation",
          "integral",
          "derivative",
          "theorem",
          "prove",
          "proof",
          "solve",
          "calculate",
          "compute",
          "probability",
          "matrix",
          "polynomial",
          "algebra",
          "geometry",
          "prime",
          "triangle",
          "fraction",
          "percent",
          "logarithm",
          "square root",
          "how many",
          "what is");

  private ContentClass() {}

  static List<Operand> of(RequestScan body) {
    String message = body.lastUserText();
    if (message == null) {
      return List.of();
    }
    List<Operand> classes = new ArrayList<>(3);
    String text =
        message.substring(0, Math.min(message.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
    add(classes, "code", isCode(text));
    add(classes, "maths", isMaths(text));
    add(classes, "short", message.length() <= SHORT);
    add(classes, "long", message.length() > LONG);
    return classes;
  }

  private static void add(List<Operand> classes, String word, boolean holds) {
    if (holds) {
      classes.add(new Text(word));
    }
  }

  private static boolean isCode(String text) {
    return text.contains(FENCE) || count(text, PROGRAMS) >= 2;
  }

  private static boolean isMaths(String text) {
    int words = count(text, MATHS);
    return count(text, NOTATION) > 0 || words >= 2 || words == 1 && Arithmetic.isIn(text);
  }

  /** How many of the marks occur, as far as two. */
  private static int count(String text, List<String> marks) {
    int found = 0;
    for (String mark : marks) {
      if (text.contains(mark) && ++found == 2) {
        return found;
      }
    }
    return found;
  }

  /** Finds a digit, an operator and a digit, with or without spaces between. */
  private static final class Arithmetic {

    private static final String OPERATORS = "+*/^=×÷−-";

    private Arithmetic() {}

    static boolean isIn(String text) {
      for (int i = 1; i < text.length() - 1; i++) {
        if (OPERATORS.indexOf(text.charAt(i)) >= 0
            && isDigit(text, skip(text, i - 1, -1))
            && isDigit(text, skip(text, i + 1, 1))) {
          return true;
        }
      }
      return false;
    }

    /** Past one space at most, so that a wall of spaces is not walked again for each operator. */
    private static int skip(String text, int at, int step) {
      return at >= 0 && at < text.length() && text.charAt(at) == ' ' ? at + step : at;
    }

    private static boolean isDigit(String text, int at) {
      return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
  }
}
