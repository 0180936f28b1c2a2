package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/** Answers that arrive and are not what was asked for. */
public final class Oddities {

  private static final byte[] PAGE = "<!doctype html><title>Sign in</title>".getBytes(UTF_8);

  private Oddities() {}

  /** A page of a proxy in front, with status 200. */
  public static Behaviour html() {
    return html(200);
  }

  public static Behaviour html(int status) {
    return Bodies.whole(status, "text/html", PAGE);
  }

  /** 4 KiB of noise, the same for one seed, called JSON. */
  public static Behaviour garbage(long seed) {
    byte[] noise = new byte[4096];
    new Random(seed).nextBytes(noise);
    return Bodies.whole("application/json", noise);
  }

  /** Noise where the response headers should be. */
  public static Behaviour garbageInsteadOfHeaders() {
    return Bodies.raw("\u0000\u0001what is this\r\n\r\n".getBytes(UTF_8), new Step.Close());
  }

  /** An HTTP/2 server's settings and farewell, to a caller that speaks HTTP/1.1. */
  public static Behaviour goaway() {
    byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    byte[] goaway = {0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    return Bodies.raw(Http.join(settings, goaway), new Step.Close());
  }

  /** Before any content a data line that is no JSON, then a proper answer. */
  public static Behaviour malformedFirst() {
    return call ->
        call.stream()
            ? Bodies.of(c -> Stream.of(c.shape().broken(), c.shape().end())).steps(call)
            : malformedLine().steps(call);
  }

  /** Two tokens, then a data line that is no JSON, then the proper end. */
  public static Behaviour malformedLine() {
    return Completion.tokens(5).until(2, CompletionEnding.MALFORMED);
  }

  /** Two tokens, and then nothing but lines that are no JSON, for as long as the socket lives. */
  public static Behaviour malformedForever() {
    return call ->
        call.stream()
            ? Stream.concat(
                Stream.concat(Stream.of(Step.send(Http.streamHead())), beginning(call)),
                Stream.concat(
                    Stream.of(token(call, " t1"), token(call, " t2")),
                    Stream.generate(() -> broken(call))))
            : malformedLine().steps(call);
  }

  /** A line that is no JSON before each of so many tokens but the first, then the proper end. */
  public static Behaviour malformedBetween(int tokens) {
    Completion legal = Completion.tokens(tokens);
    return call ->
        call.stream()
            ? legal.steps(call).flatMap(step -> Stream.of(step, broken(call, step)))
            : legal.steps(call);
  }

  private static Step broken(CompletionRequest call, Step after) {
    return after instanceof Step.Send sent && sent.tokens() > 0
        ? broken(call)
        : new Step.Wait(Duration.ZERO);
  }

  private static Step broken(CompletionRequest call) {
    return Step.send(Http.chunk(SseStyle.PLAIN.event(call.shape().broken(), false)));
  }

  /** Status 200 and a body of nothing. */
  public static Behaviour emptyStream() {
    return Bodies.of(_ -> Stream.of());
  }

  /** The stream's end without a beginning. */
  public static Behaviour onlyDone() {
    return Bodies.of(call -> Stream.of(call.shape().end()));
  }

  /** What goes before content, and then the end. */
  public static Behaviour onlyRole() {
    return Bodies.of(
        call ->
            Stream.concat(
                call.shape().beginning(call, Form.PLAIN).stream(), Stream.of(call.shape().end())));
  }

  /** Signs of life, and then the end of the body. */
  public static Behaviour onlyPings() {
    return Bodies.of(call -> Stream.of(call.shape().ping(), call.shape().ping()));
  }

  /** One event whose content is this long. */
  public static Behaviour hugeEvent(int bytes) {
    return Completion.text("x".repeat(bytes));
  }

  /** A response header of this size. */
  public static Behaviour hugeHeader(int bytes) {
    return Completion.tokens(3).header("x-filler: " + "x".repeat(bytes));
  }

  /** So many response headers. */
  public static Behaviour manyHeaders(int count) {
    Completion answer = Completion.tokens(3);
    StringBuilder lines = new StringBuilder("x-filler-0: x");
    for (int i = 1; i < count; i++) {
      lines.append("\r\nx-filler-").append(i).append(": x");
    }
    return answer.header(lines.toString());
  }

  /** A legal answer of which each byte waits. */
  public static Behaviour slowDrip(Duration perByte) {
    Behaviour legal = Completion.tokens(3);
    return call ->
        new Cut.EveryByte().apply(legal.steps(call)).flatMap(step -> dripped(step, perByte));
  }

  /** Tokens for as long as the socket takes them; whole, a document that never closes. */
  public static Behaviour neverEnding(Duration tokenDelay) {
    return endless(tokenDelay, " t");
  }

  /** The same as fast as it goes, a kilobyte at a time. */
  public static Behaviour flood() {
    return endless(Duration.ZERO, " " + "t".repeat(1_024));
  }

  /** The same with so much in each event that few events make a flood. */
  public static Behaviour wideFlood() {
    return endless(Duration.ZERO, " " + "t".repeat(16 * 1_024));
  }

  private static Behaviour endless(Duration delay, String word) {
    return call -> {
      Stream<Step> head = Stream.of(Step.send(call.stream() ? Http.streamHead() : Http.jsonHead()));
      // Not by flatMap, which would take in all of an endless stream first.
      return Stream.concat(head, Stream.concat(beginning(call), forever(call, delay, word)));
    };
  }

  public static Behaviour redirect(URI to) {
    return redirect(302, to);
  }

  public static Behaviour redirect(int status, URI to) {
    return Bodies.whole(status, "text/plain", new byte[0], "Location: " + to);
  }

  private static Stream<Step> beginning(CompletionRequest call) {
    return call.stream()
        ? call.shape().beginning(call, Form.PLAIN).stream()
            .map(event -> Step.send(Http.chunk(SseStyle.PLAIN.event(event, false))))
        : Stream.of(
            Step.send(Http.chunk("{\"choices\":[{\"message\":{\"content\":\"".getBytes(UTF_8))));
  }

  private static Stream<Step> forever(CompletionRequest call, Duration delay, String word) {
    return Stream.iterate(1L, i -> i + 1)
        .flatMap(i -> Stream.of(new Step.Wait(delay), token(call, word + i)));
  }

  private static Step token(CompletionRequest call, String text) {
    byte[] event =
        call.stream()
            ? SseStyle.PLAIN.event(call.shape().token(call, Form.PLAIN, text), false)
            : text.getBytes(UTF_8);
    return new Step.Send(Http.chunk(event), 1);
  }

  private static Stream<Step> dripped(Step step, Duration perByte) {
    return step instanceof Step.Send ? Stream.of(new Step.Wait(perByte), step) : Stream.of(step);
  }
}
