package io.turnpike.billing.statements;

import io.turnpike.billing.statements.Statements.Share;
import java.util.ArrayList;
import java.util.List;

/** What a team has on its statement beside the shares that have a value. */
final class Rest {

  private Rest() {}

  static List<Share> with(List<Share> tagged, Statement statement) {
    List<Share> all = new ArrayList<>();
    statement
        .teams()
        .forEach(
            (team, sums) -> {
              List<Share> own = tagged.stream().filter(each -> each.team().equals(team)).toList();
              long requests = own.stream().mapToLong(Share::requests).sum();
              long amount = own.stream().mapToLong(Share::amountNanoUsd).sum();
              all.addAll(own);
              all.add(
                  new Share(team, null, sums.requests() - requests, sums.amountNanoUsd() - amount));
            });
    return all;
  }
}
