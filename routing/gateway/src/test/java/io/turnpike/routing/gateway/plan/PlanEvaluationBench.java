package io.turnpike.routing.gateway.plan;

import static io.turnpike.routing.gateway.plan.Plans.ANY;
import static io.turnpike.routing.gateway.plan.Plans.balance;
import static io.turnpike.routing.gateway.plan.Plans.fallback;
import static io.turnpike.routing.gateway.plan.Plans.target;

import io.turnpike.routing.gateway.attempt.TargetStats;
import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Step.Tiered;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much CPU it takes to carry out a plan up to its first attempt, which succeeds at once: the
 * request's notes, the order of every strategy on the way, and who may serve, by the health that
 * this node really keeps. {@code infra/bench/plan} runs it.
 */
public final class PlanEvaluationBench {

  private static final int ROUNDS = 15;
  private static final int WARM_UP = 60_000;
  private static final int OPERATIONS = 20_000;
  private static final Sticky BY_USER =
      new Sticky(List.of(new Field(Source.METADATA, List.of("user"), "metadata.user")));

  private PlanEvaluationBench() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    try (GatewayFixture gateway = GatewayFixture.start()) {
      TargetStats standings = gateway.bean(TargetStats.class);
      out.println("| plan | CPU, median of " + ROUNDS + " rounds | bytes allocated |");
      out.println("|--|--:|--:|");
      plans().forEach((name, plan) -> out.println(row(name, plan, standings)));
    }
  }

  private static String row(String name, Step plan, TargetStats standings) {
    Bench bench = new Bench(plan, standings);
    bench.run(WARM_UP);
    double[] nanos = new double[ROUNDS];
    double[] bytes = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long allocated = allocated();
      bench.run(OPERATIONS);
      nanos[round] =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu)
              / (double) OPERATIONS;
      bytes[round] = (allocated() - allocated) / (double) OPERATIONS;
    }
    return "| %s | %.1f µs | %,d |"
        .formatted(name, median(nanos) / 1_000, Math.round(median(bytes)));
  }

  private static Map<String, Step> plans() {
    Map<String, Step> plans = new LinkedHashMap<>();
    plans.put("one target", target("t0"));
    plans.put("fallback of 2", fallback(target("t0"), target("t1")));
    plans.put("loadbalance of 50", balance(null, choices(0, 50)));
    plans.put("loadbalance of 50, sticky", balance(BY_USER, choices(0, 50)));
    plans.put("cheapest of 50", new Cheapest("/c", targets(0, 50), ANY));
    plans.put("priority of 50 in 5 tiers", new Priority("/p", tiers(), ANY));
    plans.put(
        "conditional, 5 conditions, of 5 fallbacks of loadbalances of 5, 50 in all", nested());
    plans.put("loadbalance of 5 priorities of 10, 50 in all", priorities());
    return plans;
  }

  /** The last of five conditions holds. */
  private static Step nested() {
    List<Branch> branches =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Branch(
                        "b" + i,
                        i < 4 ? plan("team-" + i) : longer(),
                        fallback(
                            balance(null, choices(i * 10, 5)),
                            balance(null, choices(i * 10 + 5, 5)))))
            .toList();
    return new Conditional("/if", branches, null);
  }

  private static Step priorities() {
    Object[] choices = new Object[10];
    for (int i = 0; i < 5; i++) {
      choices[2 * i] =
          new Priority(
              "/p", targets(i * 10, 10).stream().map(step -> new Tiered(step, 0)).toList(), ANY);
      choices[2 * i + 1] = 1;
    }
    return balance(null, choices);
  }

  private static Comparison plan(String name) {
    return new Comparison(
        new Field(Source.METADATA, List.of("plan"), "metadata.plan"),
        Operator.EQ,
        List.of(new Text(name)),
        null);
  }

  private static Comparison longer() {
    return new Comparison(
        new Field(Source.PROMPT, List.of("tokens"), "prompt.tokens"),
        Operator.GT,
        List.of(new Numeric(10)),
        null);
  }

  private static List<Tiered> tiers() {
    return IntStream.range(0, 50).mapToObj(i -> new Tiered(target("t" + i), i / 10)).toList();
  }

  private static List<Step> targets(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> (Step) target("t" + i)).toList();
  }

  private static Object[] choices(int from, int count) {
    return IntStream.range(from, from + count)
        .boxed()
        .flatMap(i -> List.<Object>of("t" + i, 1 + i % 3).stream())
        .toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  /** The same request again and again. */
  private static final class Bench {

    private final Scene scene = new Scene();
    private final io.turnpike.routing.gateway.call.Call template;

    Bench(Step plan, TargetStats standings) {
      scene.watched = standings;
      scene.metadata.put("user", "ann");
      scene.metadata.put("plan", "none");
      scene.body =
          "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\""
              + "word ".repeat(200)
              + "\"}]}";
      scene.dice = io.turnpike.routing.gateway.plan.order.Dice.FAIR;
      for (int i = 0; i < 50; i++) {
        scene.prices.put("t" + i, 100L + i);
      }
      template = scene.call(plan);
    }

    void run(int times) {
      for (int i = 0; i < times; i++) {
        scene.again(template);
      }
    }
  }
}
