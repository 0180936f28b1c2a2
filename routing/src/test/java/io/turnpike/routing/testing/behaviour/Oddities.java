package io.turnpike.routing.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Answers that arrive and are not what was asked for. */
public final class Oddities {

  private Oddities() {}

  /** A page of a proxy in front, with status 200. */
  public static Behaviour html() {
    return whole("text/html", "<!doctype html><title>Sign in</title>".getBytes(UTF_8));
  }

  /** 4 KiB of noise, the same for one seed, called JSON. */
  public static Behaviour garbage(long seed) {
    byte[] noise = new byte[4096];
    new Random(seed).nextBytes(noise);
    return whole("application/json", noise);
  }

  /** Noise where the response headers should be. */
  public static Behaviour garbageInsteadOfHeaders() {
    return call -> Stream.of(Step.send("\u0000\u0001what is this\r\n\r\n"), new Step.Close());
  }

  /** Two tokens, then a data line that is no JSON, then the proper end. */
  public static Behaviour malformedLine() {
    return Answer.tokens(5).until(2, Ending.MALFORMED);
  }

  /** Status 200 and a body of nothing. */
  public static Behaviour emptyStream() {
    return Answer.text("").ending(Ending.WITHOUT_DONE);
  }

  /** The stream's end without a beginning. */
  public static Behaviour onlyDone() {
    return Answer.text("").ending(Ending.DONE);
  }

  /** One event whose content is this long. */
  public static Behaviour hugeEvent(int bytes) {
    return Answer.text("x".repeat(bytes));
  }

  /** A response header of this size. */
  public static Behaviour hugeHeader(int bytes) {
    return Refusal.status(200).header("x-filler: " + "x".repeat(bytes));
  }

  /** A legal stream of which each byte waits. */
  public static Behaviour slowDrip(Duration perByte) {
    Behaviour legal = Answer.tokens(3).cut(new Cut.EveryByte());
    return call -> legal.steps(call).flatMap(step -> dripped(step, perByte));
  }

  /** Tokens for as long as the socket takes them. */
  public static Behaviour neverEnding(Duration tokenDelay) {
    return call ->
        Stream.concat(Stream.of(Step.send(Http.streamHead())), forever(call, tokenDelay));
  }

  public static Behaviour redirect(URI to) {
    byte[] head = Http.whole(302, "text/plain", new byte[0], List.of("Location: " + to));
    return call -> Stream.of(Step.send(head), new Step.Finish());
  }

  private static Stream<Step> forever(Call call, Duration delay) {
    return Stream.iterate(1L, i -> i + 1)
        .flatMap(i -> Stream.of(new Step.Wait(delay), token(call, i)));
  }

  private static Step token(Call call, long number) {
    byte[] event = SseStyle.PLAIN.event(Json.content(call, " t" + number), false);
    return new Step.Send(Http.chunk(event), 1);
  }

  private static Stream<Step> dripped(Step step, Duration perByte) {
    return step instanceof Step.Send ? Stream.of(new Step.Wait(perByte), step) : Stream.of(step);
  }

  private static Behaviour whole(String contentType, byte[] body) {
    byte[] answer = Http.whole(200, contentType, body, List.of());
    return call -> Stream.of(Step.send(answer), new Step.Finish());
  }
}
