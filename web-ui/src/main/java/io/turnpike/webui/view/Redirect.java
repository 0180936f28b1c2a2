package io.turnpike.webui.view;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** Where a browser goes after a form was accepted: by GET, so that a reload repeats nothing. */
public final class Redirect {

  private Redirect() {}

  /**
   * @param path a path of this console, already encoded
   */
  public static Rendering to(String path) {
    return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
  }
}
