package io.turnpike.routing.gateway.attempt.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a provider's answer is taken in.
 *
 * @param maxBody largest whole answer
 * @param maxFrame largest single event of a stream; the last one of a Responses stream repeats the
 *     whole answer, and a picture is one event
 * @param maxStream largest stream in all, as the provider sends it
 */
@ConfigurationProperties("turnpike.gateway.answer")
public record AnswerSettings(
    @DefaultValue("32MB") DataSize maxBody,
    @DefaultValue("4MB") DataSize maxFrame,
    @DefaultValue("256MB") DataSize maxStream) {

  public AnswerSettings {
    if (maxFrame.toBytes() < 1024 || maxFrame.compareTo(DataSize.ofMegabytes(64)) > 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.answer.max-frame must be between 1KB and 64MB, not " + maxFrame + ".");
    }
    if (maxStream.compareTo(maxFrame) < 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.answer.max-stream must not be less than max-frame, so not "
              + maxStream
              + ".");
    }
    if (maxBody.toBytes() < 1024 || maxBody.compareTo(DataSize.ofMegabytes(512)) > 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.answer.max-body must be between 1KB and 512MB, not " + maxBody + ".");
    }
  }
}
