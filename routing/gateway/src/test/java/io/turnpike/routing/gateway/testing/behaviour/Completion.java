package io.turnpike.routing.gateway.testing.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A completion, whole or streamed as the request asks, in the words of the API it came to, and
 * every way to vary it. Start from {@link #text} and change what the test is about: {@code
 * Completion.text("one two three").tokenDelay(ofMillis(20)).until(2, CompletionEnding.RESET)}.
 *
 * @param limit how many tokens go out before the ending
 */
public record Completion(
    List<String> tokens, AnswerDelays pace, Form form, CompletionEnding ending, int limit)
    implements Behaviour {

  public static Completion text(String text) {
    return new Completion(
        Words.of(text), AnswerDelays.AT_ONCE, Form.PLAIN, CompletionEnding.DONE, Integer.MAX_VALUE);
  }

  /** The same cut otherwise: each piece is a token, whatever is in it. */
  public static Completion pieces(String... pieces) {
    return new Completion(
        List.of(pieces),
        AnswerDelays.AT_ONCE,
        Form.PLAIN,
        CompletionEnding.DONE,
        Integer.MAX_VALUE);
  }

  /** An answer of {@code count} tokens, each different. */
  public static Completion tokens(int count) {
    return text(Words.counted(count));
  }

  /** A call of one function; each word of the arguments is a token. */
  public static Completion toolCall(String name, String argumentsJson) {
    return text(argumentsJson).calling(name);
  }

  /** The same tokens as arguments of a call of one function. */
  public Completion calling(String name) {
    return finish(Finish.TOOL).form(form -> form.content(new Content.Tool("1", name)));
  }

  public Completion headersAfter(Duration time) {
    return new Completion(tokens, pace.headersAfter(time), form, ending, limit);
  }

  public Completion firstTokenAfter(Duration time) {
    return new Completion(tokens, pace.firstTokenAfter(time), form, ending, limit);
  }

  public Completion tokenDelay(Duration time) {
    return new Completion(tokens, pace.tokenDelay(time), form, ending, limit);
  }

  public Completion usage(UsageStyle usage) {
    return form(form -> form.usage(usage));
  }

  /** Prompt tokens that came from the provider's cache or went into it. */
  public Completion cached(int read, int written) {
    return form(form -> form.cached(new Cached(read, written)));
  }

  public Completion style(SseStyle style) {
    return form(form -> form.style(style));
  }

  public Completion cut(Cut cut) {
    return form(form -> form.cut(cut));
  }

  public Completion finish(Finish finish) {
    return form(form -> form.finish(finish));
  }

  public Completion encoding(Encoding encoding) {
    return form(form -> form.encoding(encoding));
  }

  /**
   * @param line sent as it is, legal or not
   */
  public Completion header(String line) {
    return form(form -> form.header(line));
  }

  /** {@code Content-Length} says so many more than there are, or fewer. */
  public Completion lengthOff(int bytes) {
    return form(form -> form.lengthOff(bytes));
  }

  public Completion ending(CompletionEnding ending) {
    return until(Integer.MAX_VALUE, ending);
  }

  /** Sends at most {@code tokenCount} tokens, then ends so. */
  public Completion until(int tokenCount, CompletionEnding ending) {
    return new Completion(tokens, pace, form, ending, tokenCount);
  }

  @Override
  public Stream<Step> steps(CompletionRequest call) {
    return call.stream()
        ? new StreamedCompletion(this, call).steps()
        : new WholeCompletion(this, call).steps();
  }

  /** The tokens that go out before the ending. */
  List<String> sent() {
    return tokens.subList(0, Math.min(limit, tokens.size()));
  }

  private Completion form(UnaryOperator<Form> change) {
    return new Completion(tokens, pace, change.apply(form), ending, limit);
  }
}
