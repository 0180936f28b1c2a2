package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an answer says, and which tools it calls with what; neither its envelope nor reasoning. */
final class AnswerTexts {

  private AnswerTexts() {}

  /** Empty where nobody can find it. */
  static String of(Entry entry) {
    return entry.streamed() ? streamed(entry.body()) : whole(entry.body());
  }

  private static String whole(byte[] body) {
    List<TextPart> parts = BodyTexts.ofAnswer(body);
    return parts == null
        ? ""
        : parts.stream()
            .filter(part -> isSaid(part.role()))
            .map(TextPart::text)
            .collect(Collectors.joining("\n"));
  }

  private static String streamed(byte[] frames) {
    StreamTexts texts = new StreamTexts();
    Map<String, StringBuilder> said = new LinkedHashMap<>();
    texts.read(frames).forEach(event -> add(event, said));
    texts.end().forEach(event -> add(event, said));
    return String.join("\n", said.values());
  }

  private static void add(StreamEvent event, Map<String, StringBuilder> said) {
    for (StreamPiece piece : event.pieces()) {
      if (isSaid(piece.role())) {
        add(piece, said);
      }
    }
  }

  /** What repeats a text that came in pieces says nothing new. */
  private static void add(StreamPiece piece, Map<String, StringBuilder> said) {
    StringBuilder known = said.get(piece.channel());
    if (known == null) {
      said.put(piece.channel(), new StringBuilder(piece.text()));
    } else if (piece.kind() != Kind.WHOLE) {
      known.append(piece.text());
    }
  }

  private static boolean isSaid(Role role) {
    return role == Role.ASSISTANT || role == Role.TOOL_CALL;
  }
}
