package io.turnpike.routing.gateway.cache.asked;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.FieldSearch;
import io.turnpike.routing.dialects.json.FieldSearch.Sought;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.Query.Text;
import java.util.ArrayList;
import java.util.List;

/** Whom a request names as the one it is for, beside its body and in it. */
public final class NamedUsers {

  private NamedUsers() {}

  public static List<String> of(Call call) {
    List<String> users = new ArrayList<>(2);
    String beside = call.labels().user();
    if (beside != null) {
      users.add(beside);
    }
    inBody(call.body(), users);
    return users;
  }

  private static void inBody(RequestScan body, List<String> users) {
    List<String> path = body.userField();
    Member member = path.isEmpty() ? null : body.member(path.getFirst());
    if (member == null) {
      return;
    }
    Sought sought = new Sought(path);
    FieldSearch.search(body.body(), member.start(), member.end(), List.of(sought));
    var values = sought.values();
    if (values != null) {
      values.forEach(
          value -> {
            if (value instanceof Text(var user)) {
              users.add(user);
            }
          });
    }
  }
}
