package io.turnpike.app.start;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.infra.settings.StoreAddresses;
import io.turnpike.webui.Endpoint;
import java.io.PrintStream;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The block a person sees when everything is up: where to go, and where the data lies. */
@Component
class Welcome {

  private final PublicUrl publicUrl;
  private final Endpoint endpoint;
  private final DataFolder data;
  private final StoreAddresses stores;

  Welcome(PublicUrl publicUrl, Endpoint endpoint, DataFolder data, StoreAddresses stores) {
    this.publicUrl = publicUrl;
    this.endpoint = endpoint;
    this.data = data;
    this.stores = stores;
  }

  @EventListener
  void greet(ApplicationReadyEvent ready) {
    Duration taken = ready.getTimeTaken();
    print(System.out, taken == null ? Duration.ZERO : taken);
  }

  void print(PrintStream out, Duration startTime) {
    out.printf(
        """

          Turnpike is ready after %.1f s.

            Console    %s
            Endpoint   %s
            Sign up    %s/signup
            Data       %s
            Postgres   %s%s
            Redis      %s%s

          Stop with Ctrl-C.

        """,
        startTime.toMillis() / 1000.0,
        publicUrl.value(),
        endpoint.address(),
        publicUrl.value(),
        data.path(),
        stores.database(),
        embedded(stores.databaseEmbedded()),
        stores.redis(),
        embedded(stores.redisEmbedded()));
  }

  private static String embedded(boolean embedded) {
    return embedded ? " (embedded)" : "";
  }
}
