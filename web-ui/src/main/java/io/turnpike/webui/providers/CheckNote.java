package io.turnpike.webui.providers;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Result;
import java.util.List;

/** What came of a check, for the form of the connection. */
public record CheckNote(Result result) {

  public String tone() {
    return result.works() ? "success" : "danger";
  }

  public String icon() {
    return result.works() ? "check" : "circle-alert";
  }

  /** On whose side it lies; empty when it works. */
  public String side() {
    Fault fault = result.fault();
    return fault == null
        ? ""
        : switch (fault) {
          case CONNECTION -> "It lies with what this connection says: address, key or settings.";
          case ACCOUNT -> "It lies with the account at the provider.";
          case PROVIDER -> "It lies with the provider; try again later.";
          case NETWORK -> "It lies between here and the provider.";
          case INSTALLATION -> "It lies with this installation; ask its operator.";
        };
  }

  public List<String> models() {
    return result.models();
  }

  /** How many there are, as the list of them is called. */
  public String count() {
    int all = result.models().size() + result.more();
    return all == 1 ? "1 model" : all + " models";
  }
}
