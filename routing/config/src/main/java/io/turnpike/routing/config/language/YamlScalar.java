package io.turnpike.routing.config.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One scalar of YAML's core schema as JSON has it. Numbers keep every digit. */
final class YamlScalar {

  private static final Set<Tag> CORE =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
  private static final int MOST_DIGITS = 1_000;
  private static final JsonNodeFactory JSON = new JsonNodeFactory();

  private YamlScalar() {}

  /** JSON's null where there is none; that is noted. */
  static JsonNode json(ScalarNode scalar, Pointer at, Mistakes mistakes) {
    refuseTag(scalar, at, mistakes);
    JsonNode value = value(scalar.getTag(), scalar.getValue());
    if (value == null) {
      String place = place(scalar.getStartMark());
      mistakes.add(at, place + Spelling.quoted(scalar.getValue()) + " has no meaning in JSON.");
    }
    return value == null ? JSON.nullNode() : value;
  }

  static void refuseTag(Node node, Pointer at, Mistakes mistakes) {
    if (!CORE.contains(node.getTag())) {
      String place = place(node.getStartMark());
      mistakes.add(at, place + "tags such as " + node.getTag() + " are not accepted.");
    }
  }

  private static @Nullable JsonNode value(Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(tag, text);
    }
    return JSON.stringNode(text);
  }

  private static @Nullable JsonNode number(Tag tag, String text) {
    try {
      if (text.length() > MOST_DIGITS) {
        return null;
      }
      return tag.equals(Tag.INT)
          ? JSON.numberNode(whole(text))
          : JSON.numberNode(new BigDecimal(text));
    } catch (NumberFormatException infinite) {
      return null;
    }
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  /** Where in the text something was found, for the beginning of a sentence. */
  static String place(Optional<Mark> mark) {
    return mark.map(YamlScalar::place).orElse("");
  }

  static String place(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
  }
}
