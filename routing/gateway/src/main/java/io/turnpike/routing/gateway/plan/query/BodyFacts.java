package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.FieldSearch;
import io.turnpike.routing.dialects.json.FieldSearch.Sought;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Query.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of the body. Only the top-level field in question is parsed, and once for all paths that
 * are asked for together.
 */
final class BodyFacts {

  /** Beyond this many bytes, over all questions of a request, fields count as missing. */
  private static final long MOST_READ = 64L << 20;

  private final RequestScan body;
  private final Map<List<String>, Sought> known = new HashMap<>(4);
  private List<Field> expected = List.of();
  private long read;

  BodyFacts(RequestScan body) {
    this.body = body;
  }

  void expect(List<Field> fields) {
    expected = fields;
  }

  @Nullable List<Operand> user() {
    return of(body.userField());
  }

  @Nullable List<Operand> of(Field field) {
    return of(field.path());
  }

  private @Nullable List<Operand> of(List<String> path) {
    if (path.isEmpty()) {
      return null;
    }
    String model = body.model();
    if (model != null && path.size() == 1 && path.getFirst().equals("model")) {
      return List.of(new Text(model));
    }
    Sought sought = known.get(path);
    return sought == null ? search(path) : sought.values();
  }

  private @Nullable List<Operand> search(List<String> path) {
    Member member = body.member(path.getFirst());
    if (member == null || read + member.end() - member.start() > MOST_READ) {
      return null;
    }
    read += member.end() - member.start();
    List<Sought> together = new ArrayList<>(2);
    Sought sought = seek(path, together);
    for (Field other : expected) {
      if (isIn(other, path.getFirst()) && !known.containsKey(other.path())) {
        seek(other.path(), together);
      }
    }
    FieldSearch.search(body.body(), member.start(), member.end(), together);
    return sought.values();
  }

  private Sought seek(List<String> path, List<Sought> together) {
    Sought sought = new Sought(path);
    known.put(path, sought);
    together.add(sought);
    return sought;
  }

  private static boolean isIn(Field field, String member) {
    return field.source() == Source.PARAMS
        && !field.path().isEmpty()
        && field.path().getFirst().equals(member);
  }
}
