package io.turnpike.routing.testing.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A completion, whole or streamed as the request asks, and every way to vary it. Start from {@link
 * #text} and change what the test is about: {@code Answer.text("one two three")
 * .tokenDelay(ofMillis(20)).until(2, Ending.RESET)}.
 *
 * @param headersAfter silence before the response headers
 * @param firstTokenAfter silence between headers and the first content
 * @param tokenDelay silence before each further token
 * @param limit how many tokens go out before the ending
 */
public record Answer(
    List<String> tokens,
    Duration headersAfter,
    Duration firstTokenAfter,
    Duration tokenDelay,
    UsageStyle usage,
    SseStyle style,
    Cut cut,
    Ending ending,
    int limit)
    implements Behaviour {

  public static Answer text(String text) {
    return new Answer(
        Words.of(text),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        UsageStyle.WHEN_ASKED,
        SseStyle.PLAIN,
        new Cut.PerEvent(),
        Ending.DONE,
        Integer.MAX_VALUE);
  }

  /** An answer of {@code count} tokens, each different. */
  public static Answer tokens(int count) {
    return text(Words.counted(count));
  }

  public Answer headersAfter(Duration time) {
    return new Answer(tokens, time, firstTokenAfter, tokenDelay, usage, style, cut, ending, limit);
  }

  public Answer firstTokenAfter(Duration time) {
    return new Answer(tokens, headersAfter, time, tokenDelay, usage, style, cut, ending, limit);
  }

  public Answer tokenDelay(Duration time) {
    return new Answer(
        tokens, headersAfter, firstTokenAfter, time, usage, style, cut, ending, limit);
  }

  public Answer usage(UsageStyle usage) {
    return new Answer(
        tokens, headersAfter, firstTokenAfter, tokenDelay, usage, style, cut, ending, limit);
  }

  public Answer style(SseStyle style) {
    return new Answer(
        tokens, headersAfter, firstTokenAfter, tokenDelay, usage, style, cut, ending, limit);
  }

  public Answer cut(Cut cut) {
    return new Answer(
        tokens, headersAfter, firstTokenAfter, tokenDelay, usage, style, cut, ending, limit);
  }

  public Answer ending(Ending ending) {
    return until(Integer.MAX_VALUE, ending);
  }

  /** Sends at most {@code tokenCount} tokens, then ends so. */
  public Answer until(int tokenCount, Ending ending) {
    return new Answer(
        tokens, headersAfter, firstTokenAfter, tokenDelay, usage, style, cut, ending, tokenCount);
  }

  @Override
  public Stream<Step> steps(Call call) {
    return call.stream()
        ? new StreamedAnswer(this, call).steps()
        : new WholeAnswer(this, call).steps();
  }

  /** The tokens that go out before the ending. */
  List<String> sent() {
    return tokens.subList(0, Math.min(limit, tokens.size()));
  }
}
