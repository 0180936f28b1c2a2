package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.plan.Target;
import java.util.List;
import java.util.stream.Stream;

/** Finds in a request to generate content what it asks of a model. */
final class ContentsNeeds implements RequestNeeds {

  private static final List<BytePattern> THINKING = names("thinkingConfig", "thinking_config");
  private static final List<BytePattern> SCHEMA =
      names(
          "responseSchema",
          "response_schema",
          "responseJsonSchema",
          "response_json_schema",
          "_responseJsonSchema");
  private static final List<BytePattern> MEDIA =
      names("inlineData", "inline_data", "fileData", "file_data");
  private static final BytePattern PICTURE = BytePattern.of("\"image/");

  private final ScannedBody body;

  ContentsNeeds(ScannedBody body) {
    this.body = body;
  }

  private static List<BytePattern> names(String... names) {
    return Stream.of(names).map(BytePattern::quoted).toList();
  }

  @Override
  public boolean tools(Target target) {
    Member tools = body.member("tools");
    return tools != null
        && !target.drops().contains("tools")
        && body.bytes()[tools.start()] != 'n'
        && !isEmpty(tools);
  }

  @Override
  public boolean reasoning(Target target) {
    return isInConfig(THINKING) || isInsistedOn("reasoning_effort", target);
  }

  @Override
  public boolean jsonSchema(Target target) {
    return isInConfig(SCHEMA) || isInsistedOn("response_format", target);
  }

  /** A kind inside of a text is written with escaped quotes. */
  @Override
  public boolean vision() {
    Member contents = body.member("contents");
    return contents != null && in(contents, MEDIA) && in(contents, List.of(PICTURE));
  }

  private static boolean isInsistedOn(String parameter, Target target) {
    return target.overrides().stream().anyMatch(it -> it.field().equals(parameter));
  }

  private boolean isInConfig(List<BytePattern> names) {
    Member config = ConfigNumbers.config(body);
    return config != null && in(config, names);
  }

  private boolean isEmpty(Member list) {
    for (int at = list.start() + 1; at < list.end() - 1; at++) {
      if (body.bytes()[at] > ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean in(Member member, List<BytePattern> words) {
    return words.stream().anyMatch(it -> it.isIn(body.bytes(), member.start(), member.end()));
  }
}
