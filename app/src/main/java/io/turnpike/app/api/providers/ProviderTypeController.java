package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.app.api.Page;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.PublishedPolicies;
import io.turnpike.tenants.providers.PublishedPolicy;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/provider-types}: the kinds of provider connections, with their fields. */
@RestController
class ProviderTypeController {

  private final Page<View> types;

  ProviderTypeController(ProviderTypes types, PublishedPolicies policies) {
    this.types =
        Page.whole(
            types.list().stream().map(type -> View.of(type, policies.of(type.word()))).toList());
  }

  @GetMapping("/api/v1/provider-types")
  Page<View> list() {
    return types;
  }

  /**
   * @param type as connections have it
   * @param baseUrl the vendor's own address; null where each connection has its own
   * @param region where the vendor says it works on the data; null where it does not
   * @param dataPolicy what it says in public; null where nothing of it is known
   */
  record View(
      String type,
      String title,
      @Nullable String baseUrl,
      @Nullable String region,
      @Nullable PolicyView dataPolicy,
      List<FieldView> fields) {

    private static View of(ProviderType type, PublishedPolicy policy) {
      return new View(
          type.word(),
          type.title(),
          type.baseUrl() == null ? null : type.baseUrl().toString(),
          policy.region(),
          PolicyView.of(policy),
          type.fields().stream().map(FieldView::of).toList());
    }
  }

  /**
   * What a vendor says; a connection's own declaration decides.
   *
   * @param zdr by default; null where it does not say
   * @param training {@code none} or {@code allowed}, by default; null where it does not say
   */
  record PolicyView(
      @Nullable Boolean zdr,
      @Nullable String training,
      @Nullable String note,
      @Nullable URI source,
      @Nullable LocalDate asOf) {

    private static @Nullable PolicyView of(PublishedPolicy policy) {
      return policy.source() == null
          ? null
          : new PolicyView(
              policy.zdr(),
              training(policy.noTraining()),
              policy.note(),
              policy.source(),
              policy.asOf());
    }

    private static @Nullable String training(@Nullable Boolean none) {
      return none == null ? null : none ? "none" : "allowed";
    }
  }

  /**
   * @param name beside those that every connection has; what is no secret may stand in {@code
   *     settings}
   * @param title for people; also as {@code label}
   * @param preset what is taken when it is left out
   * @param kind how it is written: {@code text}, {@code file}, {@code address} or {@code map}
   */
  record FieldView(
      String name,
      String title,
      String label,
      String help,
      boolean required,
      boolean secret,
      @JsonProperty("default") @Nullable String preset,
      String kind) {

    private static FieldView of(ProviderType.Field field) {
      return new FieldView(
          field.name(),
          field.label(),
          field.label(),
          field.help(),
          field.required(),
          field.secret(),
          field.preset(),
          field.kind().word());
    }
  }
}
