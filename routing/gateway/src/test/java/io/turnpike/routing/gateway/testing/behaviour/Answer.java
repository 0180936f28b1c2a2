package io.turnpike.routing.gateway.testing.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A completion, whole or streamed as the request asks, in the words of the API it came to, and
 * every way to vary it. Start from {@link #text} and change what the test is about: {@code
 * Answer.text("one two three").tokenDelay(ofMillis(20)).until(2, Ending.RESET)}.
 *
 * @param limit how many tokens go out before the ending
 */
public record Answer(List<String> tokens, Pace pace, Form form, Ending ending, int limit)
    implements Behaviour {

  public static Answer text(String text) {
    return new Answer(Words.of(text), Pace.AT_ONCE, Form.PLAIN, Ending.DONE, Integer.MAX_VALUE);
  }

  /** An answer of {@code count} tokens, each different. */
  public static Answer tokens(int count) {
    return text(Words.counted(count));
  }

  /** A call of one function; each word of the arguments is a token. */
  public static Answer toolCall(String name, String argumentsJson) {
    return text(argumentsJson)
        .finish(Finish.TOOL)
        .form(form -> form.content(new Content.Tool("1", name)));
  }

  public Answer headersAfter(Duration time) {
    return new Answer(tokens, pace.headersAfter(time), form, ending, limit);
  }

  public Answer firstTokenAfter(Duration time) {
    return new Answer(tokens, pace.firstTokenAfter(time), form, ending, limit);
  }

  public Answer tokenDelay(Duration time) {
    return new Answer(tokens, pace.tokenDelay(time), form, ending, limit);
  }

  public Answer usage(UsageStyle usage) {
    return form(form -> form.usage(usage));
  }

  /** Prompt tokens that came from the provider's cache or went into it. */
  public Answer cached(int read, int written) {
    return form(form -> form.cached(new Cached(read, written)));
  }

  public Answer style(SseStyle style) {
    return form(form -> form.style(style));
  }

  public Answer cut(Cut cut) {
    return form(form -> form.cut(cut));
  }

  public Answer finish(Finish finish) {
    return form(form -> form.finish(finish));
  }

  public Answer encoding(Encoding encoding) {
    return form(form -> form.encoding(encoding));
  }

  /**
   * @param line sent as it is, legal or not
   */
  public Answer header(String line) {
    return form(form -> form.header(line));
  }

  /** {@code Content-Length} says so many more than there are, or fewer. */
  public Answer lengthOff(int bytes) {
    return form(form -> form.lengthOff(bytes));
  }

  public Answer ending(Ending ending) {
    return until(Integer.MAX_VALUE, ending);
  }

  /** Sends at most {@code tokenCount} tokens, then ends so. */
  public Answer until(int tokenCount, Ending ending) {
    return new Answer(tokens, pace, form, ending, tokenCount);
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

  private Answer form(UnaryOperator<Form> change) {
    return new Answer(tokens, pace, change.apply(form), ending, limit);
  }
}
