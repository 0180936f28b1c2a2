package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.target;

import com.google.re2j.Pattern;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Conditional;
import java.util.List;
import java.util.Locale;

/** Queries in a few words, and whether they hold for the request of a scene. */
final class QuerySamples {

  private QuerySamples() {}

  static boolean holds(Scene scene, Field field, Operand wanted) {
    return holds(scene, new Comparison(field, Operator.EQ, List.of(wanted), null));
  }

  /** Of a new request. */
  static boolean holds(Scene scene, Query query) {
    Conditional plan =
        new Conditional("/c", List.of(new Branch("yes", query, target("yes"))), target("no"));
    return scene.evaluation(plan).orders().of(plan).label(0).equals("yes");
  }

  static Query metadata(String name, Operator operator, Operand... operands) {
    return new Comparison(metadata(name), operator, List.of(operands), null);
  }

  static Query params(String path, Operator operator, Operand operand) {
    Field field = new Field(Source.PARAMS, List.of(path.split("\\.")), "params." + path);
    return new Comparison(field, operator, List.of(operand), null);
  }

  static Query regex(Field field, String pattern) {
    return new Comparison(field, Operator.REGEX, List.of(text(pattern)), Pattern.compile(pattern));
  }

  static Field metadata(String name) {
    return new Field(Source.METADATA, List.of(name), "metadata." + name);
  }

  static Field field(Source source, String... path) {
    return new Field(source, List.of(path), source.name().toLowerCase(Locale.ROOT));
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Truth truth(boolean value) {
    return new Truth(value);
  }

  static List<Operand> numbers(double value) {
    return List.of(new Numeric(value));
  }
}
