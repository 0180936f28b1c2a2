package io.turnpike.tenants.webhooks;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.tenants.EventType;
import io.turnpike.tenants.input.Mistakes;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a webhook may be stored as it is wanted. */
@Component
final class WebhookCheck {

  private final List<EventType> types;
  private final OutboundHttp http;

  WebhookCheck(ObjectProvider<EventType> types, OutboundHttp http) {
    this.types = types.stream().sorted(Comparator.comparing(EventType::word)).toList();
    this.http = http;
  }

  List<EventType> types() {
    return types;
  }

  /**
   * InvalidInput with all mistakes. A host that does not resolve is none: it may not be up yet, and
   * each call is judged when it is made.
   *
   * @param url null for one that stays as it is; so the events
   */
  Mono<Void> check(@Nullable String url, @Nullable Set<String> events) {
    Mistakes mistakes = new Mistakes();
    return Mono.fromRunnable(() -> read(url, events, mistakes))
        .then(Mono.defer(() -> reachable(url, mistakes)))
        .then(Mono.fromRunnable(mistakes::refuse));
  }

  private void read(@Nullable String url, @Nullable Set<String> events, Mistakes mistakes) {
    String fault = url == null ? null : WebhookUrl.fault(url);
    if (fault != null) {
      mistakes.add("/url", fault);
    }
    if (events != null && events.isEmpty()) {
      mistakes.add("/events", "Name at least one of: " + words() + ".");
    } else if (events != null && !known(events)) {
      mistakes.add("/events", "There is an event that is not sent. These are: " + words() + ".");
    }
  }

  private Mono<Void> reachable(@Nullable String url, Mistakes mistakes) {
    return url == null || WebhookUrl.fault(url) != null
        ? Mono.empty()
        : http.permitted(URI.create(url))
            .onErrorResume(UnknownHostException.class, _ -> Mono.empty())
            .onErrorResume(
                EgressRefused.class,
                refusal ->
                    Mono.fromRunnable(
                        () -> mistakes.add("/url", String.valueOf(refusal.getMessage()))));
  }

  private boolean known(Set<String> events) {
    return types.stream().map(EventType::word).collect(Collectors.toSet()).containsAll(events);
  }

  private String words() {
    return types.stream().map(EventType::word).collect(Collectors.joining(", "));
  }
}
