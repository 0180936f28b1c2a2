package io.turnpike.routing.dialects.messages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.canonical.Attribution;
import io.turnpike.routing.dialects.json.JsonTree;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages without what Anthropic alone understands. Texts in pieces become one, since not all
 * providers take pieces; pictures that tools return follow their results as a user's.
 */
final class PlainMessages {

  private static final String CONTENT = "content";
  private static final String TEXT = "text";

  private final ArrayNode from;
  private final ArrayNode to;
  private final ArrayNode pictures;
  private final List<String> warnings;

  PlainMessages(ArrayNode from, List<String> warnings) {
    this.from = from;
    this.to = from.arrayNode();
    this.pictures = from.arrayNode();
    this.warnings = warnings;
  }

  ArrayNode all() {
    from.forEach(
        message -> {
          if (message instanceof ObjectNode object) {
            message(object);
          }
        });
    showPictures(null);
    return to;
  }

  private void message(ObjectNode message) {
    String role = message.path("role").asString("");
    unmark(message);
    unmark(message.path(CONTENT));
    unmark(message.path("tool_calls"));
    switch (role) {
      case "tool" -> result(message);
      case "system" -> system(message);
      default -> {
        showPictures(role.equals("user") ? message : null);
        if (message.remove("thinking_blocks") != null) {
          warn("messages[].content[].thinking");
        }
        texts(message);
        joinText(message);
        to.add(message);
      }
    }
  }

  private void system(ObjectNode message) {
    JsonNode said = message.path(CONTENT);
    if (said instanceof ArrayNode parts
        && leavesOut(parts, part -> Attribution.is(part.path(TEXT).asString("")))) {
      warn("system[0]");
    }
    joinText(message);
    if (!message.path(CONTENT).isEmpty() || !message.path(CONTENT).asString("").isEmpty()) {
      showPictures(null);
      to.add(message);
    }
  }

  private void result(ObjectNode message) {
    if (message.path(CONTENT) instanceof ArrayNode parts) {
      texts(message);
      parts.valueStream().filter(part -> !isText(part)).forEach(pictures::add);
      if (leavesOut(parts, part -> !isText(part)) && parts.isEmpty()) {
        message.put(CONTENT, "It is shown in the user's next message.");
      }
      joinText(message);
    }
    if (message.remove("is_error") != null) {
      String said = message.path(CONTENT).asString("");
      message.put(CONTENT, saysSo(said) ? said : "Error: " + said);
    }
    to.add(message);
  }

  private static boolean leavesOut(ArrayNode parts, Predicate<JsonNode> which) {
    int before = parts.size();
    parts.removeIf(which);
    return parts.size() < before;
  }

  private static boolean saysSo(String said) {
    return said.toLowerCase(Locale.ROOT).startsWith("error");
  }

  /**
   * @param next of the user's, which they then begin; null to say them in one of their own
   */
  private void showPictures(@Nullable ObjectNode next) {
    if (pictures.isEmpty()) {
      return;
    }
    ArrayNode parts = pictures.deepCopy();
    pictures.removeAll();
    if (next == null) {
      to.addObject().put("role", "user").set(CONTENT, parts);
      return;
    }
    JsonNode said = next.path(CONTENT);
    if (said.isString()) {
      parts.addObject().put("type", TEXT).set(TEXT, said);
    } else {
      said.forEach(parts::add);
    }
    next.set(CONTENT, parts);
  }

  /** Documents that are texts are said as such; of others, providers want to know a name. */
  private static void texts(ObjectNode message) {
    if (!(message.path(CONTENT) instanceof ArrayNode parts)) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.path(i).path("file") instanceof ObjectNode file) {
        String data = file.path("file_data").asString("");
        if (data.startsWith(BlockMedia.PLAIN_TEXT)) {
          parts.set(i, document(file.path("filename").asString(""), data));
        } else if (!file.has("filename")) {
          file.put("filename", "document.pdf");
        }
      }
    }
  }

  private static ObjectNode document(String title, String data) {
    String text =
        new String(
            Base64.getDecoder().decode(data.substring(BlockMedia.PLAIN_TEXT.length())), UTF_8);
    String said = title.isEmpty() ? text : title + "\n\n" + text;
    return JsonTree.object().put("type", TEXT).put(TEXT, said);
  }

  private static void joinText(ObjectNode message) {
    if (message.path(CONTENT) instanceof ArrayNode parts
        && parts.valueStream().allMatch(PlainMessages::isText)) {
      message.put(
          CONTENT,
          parts
              .valueStream()
              .map(part -> part.path(TEXT).asString(""))
              .collect(Collectors.joining("\n\n")));
    }
  }

  private static boolean isText(JsonNode part) {
    return part.path("type").asString("").equals(TEXT);
  }

  private void unmark(JsonNode marked) {
    switch (marked) {
      case ObjectNode object -> {
        if (object.remove(PlainRequest.MARK) != null) {
          warn(PlainRequest.MARK);
        }
      }
      case ArrayNode list -> list.forEach(this::unmark);
      default -> {}
    }
  }

  private void warn(String name) {
    if (!warnings.contains(name)) {
      warnings.add(name);
    }
  }
}
