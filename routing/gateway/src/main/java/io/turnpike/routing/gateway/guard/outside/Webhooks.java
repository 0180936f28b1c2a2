package io.turnpike.routing.gateway.guard.outside;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.guard.outside.OutsideFaults.Unanswered;
import io.turnpike.routing.guardrails.OutsideCheck.Webhook;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Verdict;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Servers of the tenant's, asked through the guarded client: one POST, no redirects, an answer of
 * bounded size.
 */
@Component
class Webhooks {

  /** An answer may repeat a whole request with other texts. */
  private static final int LARGEST = 4 << 20;

  private final OutboundHttp http;

  Webhooks(OutboundHttp http) {
    this.http = http;
  }

  Mono<Verdict> ask(Call call, Webhook webhook, Subject subject, byte @Nullable [] document) {
    String body = WebhookQuestion.of(call, subject, document);
    URI url = webhook.url();
    return http.client(url, webhook.timeout())
        .headers(headers -> write(headers, call, webhook, body))
        .post()
        .uri(path(url))
        .send(ByteBufMono.fromString(Mono.just(body)))
        .response((answer, content) -> read(answer, content))
        .next()
        .map(answer -> WebhookAnswer.verdict(answer, subject));
  }

  private static void write(HttpHeaders headers, Call call, Webhook webhook, String body) {
    for (String name : webhook.forwarded()) {
      String value = call.client().header(name);
      if (value != null) {
        headers.set(name, value);
      }
    }
    webhook.headers().forEach(headers::set);
    headers.set("content-type", "application/json").set("user-agent", "Turnpike-Guardrails");
    String secret = webhook.secret();
    if (secret != null) {
      String id = UUID.randomUUID().toString();
      long seconds = Instant.now().getEpochSecond();
      headers
          .set("webhook-id", id)
          .set("webhook-timestamp", seconds)
          .set("webhook-signature", WebhookSignature.of(secret, id, seconds, body));
    }
  }

  private static Mono<byte[]> read(HttpClientResponse answer, ByteBufFlux content) {
    int status = answer.status().code();
    if (status / 100 != 2) {
      return Mono.error(
          new Unanswered(
              "The server that is asked answered "
                  + status
                  + (status / 100 == 3 ? "; redirects are not followed." : ".")));
    }
    return content
        .collect(ByteArrayOutputStream::new, Webhooks::gather)
        .map(ByteArrayOutputStream::toByteArray);
  }

  private static void gather(ByteArrayOutputStream all, ByteBuf piece) {
    if (all.size() + piece.readableBytes() > LARGEST) {
      throw new Unanswered(
          "The server that is asked answered with more than " + (LARGEST >> 20) + " MB.");
    }
    byte[] bytes = new byte[piece.readableBytes()];
    piece.getBytes(piece.readerIndex(), bytes);
    all.writeBytes(bytes);
  }

  private static String path(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
