package io.turnpike.app.problem;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Nearest;
import io.turnpike.webui.ControlCharacters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body that could not be read into the fields it should have. */
final class UnreadableBody {

  private UnreadableBody() {}

  static InvalidInput explain(@Nullable Throwable fault, HttpHeaders headers) {
    return switch (jackson(fault)) {
      case null -> InvalidInput.at("", "A " + language(headers) + " body is required.");
      case UnrecognizedPropertyException unknown ->
          InvalidInput.at(
              pointer(unknown),
              "\"%s\" is not a known field; known are %s.%s"
                  .formatted(
                      ControlCharacters.visible(unknown.getPropertyName()),
                      unknown.getKnownPropertyIds(),
                      Nearest.hint(unknown.getPropertyName(), known(unknown))));
      case StreamReadException broken ->
          InvalidInput.at(
              "",
              "The body is not valid JSON: line %d, column %d."
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()));
      case UnfitText unfit ->
          InvalidInput.at(pointer(unfit), "\"" + pointer(unfit) + "\"" + ControlCharacters.REFUSED);
      case JacksonException mismatch ->
          InvalidInput.at(pointer(mismatch), "has the wrong type or form");
    };
  }

  private static List<String> known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
  }

  /** That which the client says it sends. */
  private static String language(HttpHeaders headers) {
    String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).contains("yaml") ? "YAML" : "JSON";
  }

  private static @Nullable JacksonException jackson(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException found) {
        return found;
      }
    }
    return null;
  }

  private static String pointer(JacksonException fault) {
    return fault.getPath().stream().map(UnreadableBody::step).collect(Collectors.joining());
  }

  private static String step(Reference reference) {
    String name = reference.getPropertyName();
    return "/"
        + (name == null
            ? Integer.toString(reference.getIndex())
            : name.replace("~", "~0").replace("/", "~1"));
  }
}
