package io.turnpike.webui.spend;

import io.turnpike.tenants.audit.AuditLog.Entry;
import io.turnpike.webui.filter.UrlQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A price or an alias that became another, which may be why spend did.
 *
 * @param what in words, for example {@code fast stands for demo/echo, before: demo/slow}
 * @param link where more is said of it
 */
public record PriceMark(Instant at, String what, String link) {

  /** Of the audit log. */
  static final List<String> ACTIONS =
      List.of(
          "model_alias.save",
          "model_alias.delete",
          "provider_connection.put",
          "own_model.put",
          "own_model.delete",
          "model_catalog.approve");

  /** Empty for a change of something else. */
  static Stream<PriceMark> of(Entry entry) {
    return Stream.ofNullable(
        switch (entry.action()) {
          case "model_alias.save" -> switched(entry);
          case "model_alias.delete" -> removed(entry);
          case "model_catalog.approve" -> priced(entry, "List prices, $ per M tok: ", "/catalog");
          case "provider_connection.put" ->
              priced(entry, "Prices of " + entry.subject() + ", $ per M tok: ", provider(entry));
          default -> priced(entry, "Price, $ per M tok: ", provider(entry));
        });
  }

  private static @Nullable PriceMark switched(Entry entry) {
    Object before = entry.details().get("before");
    Object model = entry.details().get("model");
    return before == null || Objects.equals(before, model)
        ? null
        : alias(entry, entry.subject() + " stands for " + model + ", before: " + before);
  }

  private static PriceMark removed(Entry entry) {
    Object model = entry.details().get("model");
    return alias(entry, entry.subject() + " was deleted; it stood for " + model);
  }

  private static PriceMark alias(Entry entry, String what) {
    return new PriceMark(entry.at(), "Alias " + what, "/catalog#aliases");
  }

  /** Both the operator's and the organization's own entries name them alike. */
  private static @Nullable PriceMark priced(Entry entry, String what, String link) {
    Object changes = entry.details().get("price_changes");
    return changes == null ? null : new PriceMark(entry.at(), what + changes, link);
  }

  /** The subject begins with the connection's name, which has no slash. */
  private static String provider(Entry entry) {
    String subject = entry.subject();
    int slash = subject.indexOf('/');
    return slash < 0
        ? "/providers/" + URLEncoder.encode(subject, StandardCharsets.UTF_8)
        : new UrlQuery()
            .add("connection", subject.substring(0, slash))
            .add("model", subject.substring(slash + 1))
            .on("/catalog/own");
  }
}
