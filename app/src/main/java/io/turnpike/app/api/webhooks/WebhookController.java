package io.turnpike.app.api.webhooks;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhooks;
import io.turnpike.tenants.webhooks.Webhooks.Change;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/webhooks}. The secret is in the answer to the creation and nowhere else. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @GetMapping
  Mono<Page<WebhookView>> list(@AuthenticationPrincipal Actor actor) {
    return webhooks.list(actor).map(WebhookView::of).collectList().map(Page::whole);
  }

  @GetMapping("/{id}")
  Mono<WebhookView> find(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return webhooks.find(actor, id(id)).map(WebhookView::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<WebhookView> create(@AuthenticationPrincipal Actor actor, @RequestBody Form form) {
    String url = Objects.requireNonNullElse(form.url(), "");
    Set<String> events = Objects.requireNonNullElse(form.words(), Set.of());
    return webhooks.create(actor, url, events).map(WebhookView::of);
  }

  @PatchMapping("/{id}")
  Mono<WebhookView> change(
      @AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Form form) {
    Change change = new Change(form.url(), form.words(), form.enabled());
    return webhooks.change(actor, id(id), change).map(WebhookView::of);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return webhooks.delete(actor, id(id));
  }

  /** What becomes of it is among the deliveries. */
  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Sent> test(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
    return webhooks.test(actor, id(id)).map(Sent::new);
  }

  @GetMapping("/{id}/deliveries")
  Mono<Page<DeliveryView>> deliveries(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return webhooks
        .deliveries(actor, id(id), cursor, Page.limit(limit))
        .map(page -> new Page<>(page.deliveries(), page.nextCursor()).map(DeliveryView::of));
  }

  private static WebhookId id(String text) {
    return new WebhookId(Fields.id("webhook", text));
  }

  record Sent(UUID eventId) {}

  /**
   * @param enabled not taken by a creation: a new one is switched on
   */
  record Form(
      @Nullable String url, @Nullable List<@Nullable String> events, @Nullable Boolean enabled) {

    /** What is no text becomes an empty one, which no event is called. */
    @Nullable Set<String> words() {
      return events == null
          ? null
          : events.stream()
              .map(word -> Objects.requireNonNullElse(word, ""))
              .collect(Collectors.toUnmodifiableSet());
    }
  }
}
