package io.turnpike.webui.door;

import io.turnpike.tenants.Actor;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.decision.Story;
import io.turnpike.webui.quickstart.Snippet;
import io.turnpike.webui.view.Redirect;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** {@code /}: the overview for who is signed in, and for everybody else what this is. */
@Controller
@EnableConfigurationProperties(SourceSettings.class)
class DoorController {

  private final Endpoint endpoint;
  private final SourceSettings source;
  private final Story story = Story.of(SampleRequest.event());

  DoorController(Endpoint endpoint, SourceSettings source) {
    this.endpoint = endpoint;
    this.source = source;
  }

  @GetMapping("/")
  Rendering start(@AuthenticationPrincipal @Nullable Actor actor) {
    return actor == null ? door() : Redirect.to("/overview");
  }

  private Rendering door() {
    return Rendering.view("door/door")
        .modelAttribute("story", story)
        .modelAttribute("snippet", Snippet.curl(endpoint.address()))
        .modelAttribute("source", source.link())
        .build();
  }
}
