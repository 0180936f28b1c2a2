package io.turnpike.app.api;

import io.turnpike.infra.settings.PublicUrl;
import org.springframework.stereotype.Component;

/** Where gateway calls go: the base URL an SDK is given. */
@Component
class Endpoint {

  private final PublicUrl publicUrl;

  Endpoint(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  String url() {
    return publicUrl.value() + "/v1";
  }
}
