package io.turnpike.routing.guardrails;

import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.guardrails.Subject.Facts;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.rules.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Requests and answers, and what lists of guardrails make of them. */
public final class Subjects {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Subjects() {}

  /** A conversation; each text is a message of the user's. */
  public static Subject asked(String... texts) {
    List<TextPart> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add(part(Role.USER, "/messages/" + parts.size() + "/content", text));
    }
    return new Subject(Side.INPUT, List.copyOf(parts), Facts.NONE);
  }

  /** An answer; each text is one of its choices. */
  public static Subject answered(String... texts) {
    List<TextPart> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add(part(Role.ASSISTANT, "/choices/" + parts.size() + "/message/content", text));
    }
    return new Subject(Side.OUTPUT, List.copyOf(parts), Facts.NONE);
  }

  public static TextPart part(Role role, String pointer, String text) {
    return new TextPart(role, pointer, -1, -1, text);
  }

  public static Subject of(Side side, TextPart... parts) {
    return new Subject(side, List.of(parts), Facts.NONE);
  }

  /** A request that is known by more than its texts. */
  public static Subject request(
      String operation, String model, Map<String, String> metadata, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new Subject(
        Side.INPUT,
        List.of(part(Role.USER, "/messages/0/content", "hello")),
        new Facts(operation, model, metadata, bytes));
  }

  /** What a list makes of it; IllegalArgumentException with the mistakes of one that is wrong. */
  public static Examined examined(String list, Subject subject) {
    List<String> mistakes = new ArrayList<>();
    var rules =
        new RuleReader(null, (at, sentence) -> mistakes.add(at + " " + sentence))
            .read(JSON.readTree(list.replace('\'', '"')), subject.side(), "");
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    Redactions redactions = new Redactions(_ -> false);
    GuardrailRun run =
        new GuardrailRun(
            Guardrails.compiled(rules), subject, redactions, (_, _) -> Mono.just(Verdict.PASS));
    Examined examined = run.examine().block();
    if (examined == null) {
      throw new IllegalStateException("A run always says something.");
    }
    return examined;
  }

  /** What one check says: {@code pass}, {@code fail}, {@code error} or {@code changed}. */
  public static String verdict(String check, Subject subject) {
    return switch (examined("[" + check + "]", subject).results().getFirst().verdict()) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Fail _ -> "fail";
      case Verdict.Error _ -> "error";
      case Verdict.Changed _ -> "changed";
    };
  }
}
