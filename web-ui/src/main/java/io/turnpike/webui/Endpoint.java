package io.turnpike.webui;

import io.turnpike.infra.settings.PublicUrl;
import org.springframework.stereotype.Component;

/** The gateway's address as programs are to use it. */
@Component
public class Endpoint {

  private final PublicUrl publicUrl;

  Endpoint(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Without a slash at its end, for example {@code http://localhost:8080/v1}. */
  public String address() {
    return publicUrl.value() + "/v1";
  }
}
