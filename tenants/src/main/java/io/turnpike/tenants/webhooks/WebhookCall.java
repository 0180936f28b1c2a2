package io.turnpike.tenants.webhooks;

import io.netty.channel.ConnectTimeoutException;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.tenants.outbox.Courier;
import io.turnpike.tenants.outbox.Due;
import io.turnpike.tenants.outbox.Load;
import io.turnpike.tenants.outbox.Outcome;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** One signed POST. Of the answer only the status is read, and kept: nothing else is anyone's. */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
final class WebhookCall implements Courier<Load.Call> {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int GONE = 410;

  private final OutboundHttp http;
  private final WebhookVault vault;
  private final Duration timeout;

  WebhookCall(OutboundHttp http, WebhookVault vault, WebhookSettings settings) {
    this.http = http;
    this.vault = vault;
    this.timeout = settings.timeout();
  }

  @Override
  public boolean open() {
    return true;
  }

  @Override
  public Mono<Outcome> carry(Due due, Load.Call call) {
    return Mono.defer(() -> post(due, call))
        .timeout(timeout)
        .map(answer -> outcome(answer.status().code()))
        .onErrorResume(error -> Mono.just(Outcome.failed(null, words(error))));
  }

  private Mono<HttpClientResponse> post(Due due, Load.Call call) {
    URI url = URI.create(call.url());
    Secret secret = vault.open(due.organization(), call.webhook(), call.sealedSecret());
    return signed(http.client(url, CONNECT), due, secret, call.body())
        .post()
        .uri(path(url))
        .send(ByteBufMono.fromString(Mono.just(call.body())))
        .response();
  }

  private static HttpClient signed(HttpClient client, Due due, Secret secret, String body) {
    String id = due.notification().toString();
    long seconds = Instant.now().getEpochSecond();
    return client.headers(
        headers ->
            headers
                .set("content-type", "application/json")
                .set("user-agent", "Turnpike-Webhooks")
                .set("webhook-id", id)
                .set("webhook-timestamp", seconds)
                .set("webhook-signature", WebhookSecret.signature(secret, id, seconds, body)));
  }

  private static String path(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static Outcome outcome(int status) {
    if (status / 100 == 2) {
      return Outcome.arrived(status);
    }
    String error =
        status / 100 == 3
            ? "The receiver answered %d; redirects are not followed.".formatted(status)
            : "The receiver answered %d.".formatted(status);
    return status == GONE ? Outcome.refused(status, error) : Outcome.failed(status, error);
  }

  private static String words(Throwable error) {
    return switch (error) {
      case TimeoutException _ -> "There was no answer in time.";
      case EgressRefused refused -> String.valueOf(refused.getMessage());
      case UnknownHostException _ -> "The host name is not known.";
      case ConnectTimeoutException _ -> "There was no connection in time.";
      case ConnectException _ -> "The connection was refused.";
      case VaultException _ -> "The secret cannot be opened any more; make a new webhook.";
      case SSLException _ -> "There was no trusted TLS connection.";
      default -> "The connection broke, or the answer was no HTTP.";
    };
  }
}
