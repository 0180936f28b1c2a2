package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.app.api.Page;
import io.turnpike.tenants.ProviderType;
import io.turnpike.tenants.ProviderTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/provider-types}: the kinds of provider connections, with their fields. */
@RestController
class ProviderTypeController {

  private final Page<View> types;

  ProviderTypeController(ProviderTypes types) {
    this.types = Page.whole(types.list().stream().map(View::of).toList());
  }

  @GetMapping("/api/v1/provider-types")
  Page<View> list() {
    return types;
  }

  /**
   * @param type as connections have it
   */
  record View(String type, String title, List<FieldView> fields) {

    private static View of(ProviderType type) {
      return new View(
          type.word(), type.title(), type.fields().stream().map(FieldView::of).toList());
    }
  }

  /**
   * @param name beside those that every connection has; what is no secret may stand in {@code
   *     settings}
   * @param preset what is taken when it is left out
   * @param kind how it is written: {@code text}, {@code file}, {@code address} or {@code map}
   */
  record FieldView(
      String name,
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
          field.help(),
          field.required(),
          field.secret(),
          field.preset(),
          field.kind().word());
    }
  }
}
