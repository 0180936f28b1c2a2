package io.turnpike.routing.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Source;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrategyCompilationTests {

  @Test
  void everyStepKnowsItsPlace() {
    Fallback root =
        (Fallback)
            compiled(
                "{'strategy':{'mode':'fallback'},'targets':[{'provider':'a','name':'first'},"
                    + "{'strategy':{'mode':'least_busy'},'targets':[{'provider':'b'},"
                    + "{'provider':'c'}]}]}");

    LeastBusy inner = (LeastBusy) root.steps().get(1);
    assertThat(root.at()).isEmpty();
    assertThat(root.steps().getFirst().at()).isEqualTo("/targets/0");
    assertThat(((Target) root.steps().getFirst()).name()).isEqualTo("first");
    assertThat(inner.at()).isEqualTo("/targets/1");
    assertThat(inner.steps())
        .extracting(Step::at)
        .containsExactly("/targets/1/targets/0", "/targets/1/targets/1");
  }

  @Test
  void loadbalanceHasWeightsOfOneUnlessSaidOtherwise() {
    LoadBalance step =
        (LoadBalance)
            compiled(
                "{'strategy':{'mode':'loadbalance','sticky':{'hash_fields':['metadata.user',"
                    + "'headers.X-Session']}},'targets':[{'provider':'a','weight':2.5},"
                    + "{'provider':'b'},{'provider':'c','weight':0}]}");

    assertThat(step.choices()).extracting(Weighted::weight).containsExactly(2.5, 1.0, 0.0);
    assertThat(step.failover().allowed()).isTrue();
    assertThat(step.failover().on()).contains(FailureClass.TIMEOUT, FailureClass.BREAKER_OPEN);
    assertThat(step.sticky())
        .isEqualTo(
            new Sticky(
                List.of(
                    new Field(Source.METADATA, List.of("user"), "metadata.user"),
                    new Field(Source.HEADERS, List.of("x-session"), "headers.X-Session"))));
  }

  @Test
  void aStickyThatIsSwitchedOffIsNone() {
    LoadBalance step =
        (LoadBalance) compiled(over("'mode':'loadbalance','sticky':{'enabled':false}"));

    assertThat(step.sticky()).isNull();
  }

  @Test
  void canaryTakesTheSecondOfTwo() {
    Canary step = (Canary) compiled(over("'mode':'canary','percent':2.5,'on':['timeout']"));

    assertThat(step.percent()).isEqualTo(2.5);
    assertThat(((Target) step.stable()).connection()).isEqualTo("a");
    assertThat(((Target) step.canary()).connection()).isEqualTo("b");
    assertThat(step.failover().on()).containsExactly(FailureClass.TIMEOUT);
  }

  @Test
  void choosingModesKeepTheirOrderAndMayStayAtTheFirst() {
    LeastLatency latency =
        (LeastLatency) compiled(over("'mode':'least_latency','probe_percent':1"));
    Cheapest cheapest = (Cheapest) compiled(over("'mode':'cheapest','allow_fallbacks':false"));

    assertThat(latency.probePercent()).isEqualTo(1);
    assertThat(((LeastLatency) compiled(over("'mode':'least_latency'"))).probePercent())
        .isEqualTo(5);
    assertThat(cheapest.failover().allowed()).isFalse();
    assertThat(cheapest.steps())
        .extracting(step -> ((Target) step).connection())
        .containsExactly("a", "b");
  }

  @Test
  void priorityCountsTiersByPlaceWithoutThem() {
    Priority step =
        (Priority)
            compiled(
                "{'strategy':{'mode':'priority'},'targets':[{'provider':'a','priority':7},"
                    + "{'provider':'b'},{'provider':'c','priority':0}]}");

    assertThat(step.choices()).extracting(Tiered::tier).containsExactly(7, 1, 0);
  }

  @Test
  void conditionsLeadToTargetsByName() {
    Conditional step =
        (Conditional)
            compiled(
                StrategyExamples.conditional(
                    "[{'query':{'metadata.plan':'pro','prompt.tokens':{'$gte':10,'$lt':20}},"
                        + "'then':'y'}]",
                    ",'default':'x'"));

    assertThat(step.otherwise().at()).isEqualTo("/targets/0");
    assertThat(step.branches())
        .singleElement()
        .satisfies(
            branch -> {
              assertThat(branch.then()).isEqualTo("y");
              assertThat(branch.step().at()).isEqualTo("/targets/1");
              Field plan = new Field(Source.METADATA, List.of("plan"), "metadata.plan");
              Field tokens = new Field(Source.PROMPT, List.of("tokens"), "prompt.tokens");
              assertThat(branch.query())
                  .isEqualTo(
                      new Query.All(
                          List.of(
                              new Comparison(plan, Operator.EQ, List.of(new Text("pro")), null),
                              new Query.All(
                                  List.of(
                                      new Comparison(
                                          tokens, Operator.GTE, List.of(new Numeric(10)), null),
                                      new Comparison(
                                          tokens, Operator.LT, List.of(new Numeric(20)), null))))));
            });
  }

  @Test
  void fieldsAreTakenApartOnce() {
    assertThat(field("params.messages[0].role"))
        .isEqualTo(
            new Field(Source.PARAMS, List.of("messages", "0", "role"), "params.messages[0].role"));
    assertThat(field("metadata.a.b").path()).containsExactly("a.b");
    assertThat(field("time@Europe/Berlin.hour"))
        .isEqualTo(
            new Field(Source.TIME, List.of("Europe/Berlin", "hour"), "time@Europe/Berlin.hour"));
    assertThat(field("time.weekday").path()).containsExactly("weekday");
    assertThat(field("team").path()).isEmpty();
  }

  @Test
  void regularExpressionsAreCompiledOnce() {
    Comparison comparison = (Comparison) query("{'user':{'$regex':'^(?i)bot-[0-9]+$'}}");

    assertThat(comparison.pattern()).isEqualTo(Pattern.compile("^(?i)bot-[0-9]+$"));
    assertThat(comparison.pattern().matcher("BOT-7").find()).isTrue();
  }

  @Test
  void requirementsOnlyAddUp() {
    Target target =
        (Target)
            compiled(
                "{'data_policy':{'zdr':true,'regions':['eu','ch']},'max_price':{'prompt':1},"
                    + "'targets':[{'provider':'a','data_policy':{'no_training':true,'regions':"
                    + "['ch','us']},'max_price':{'prompt':0.15,'completion':0.6,'request':0.01},"
                    + "'require_parameters':true}]}");

    assertThat(target.requirements())
        .isEqualTo(
            new Requirements(
                true,
                true,
                Set.of("ch"),
                true,
                new PriceCap(150L, 600L, 10_000_000L),
                Set.of(),
                Set.of()));
  }

  @Test
  void detoursInheritWhatTheNodeRequires() {
    Rescue step =
        (Rescue)
            compiled(
                "{'provider':'a','data_policy':{'zdr':true},'override_params':{'model':'small'},"
                    + "'context_window_fallbacks':[{'provider':'b','override_params':{'model':'big'}}],"
                    + "'content_policy_fallbacks':[{'provider':'c'}]}");

    Target big = (Target) step.contextWindow().getFirst();
    assertThat(big.at()).isEqualTo("/context_window_fallbacks/0");
    assertThat(big.model()).isEqualTo("big");
    assertThat(big.requirements().zdr()).isTrue();
    assertThat(((Target) step.contentPolicy().getFirst()).model()).isEqualTo("small");
    assertThat(((Target) step.step()).connection()).isEqualTo("a");
  }

  @Test
  void aShadowGoesAroundEverythingElse() {
    Shadow step =
        (Shadow)
            compiled(
                "{'provider':'a','context_window_fallbacks':[{'provider':'b'}],"
                    + "'shadow':{'percent':0.5,'target':{'provider':'c'}}}");

    assertThat(step.step()).isInstanceOf(Rescue.class);
    assertThat(step.copy().connection()).isEqualTo("c");
    assertThat(step.copy().at()).isEqualTo("/shadow/target");
    assertThat(step.percent()).isEqualTo(0.5);
    assertThat(step.perMinute()).isEqualTo(60);
  }

  @Test
  void whatBecomesOfInvalidEventsIsInherited() {
    LoadBalance step =
        (LoadBalance)
            compiled(
                "{'strategy':{'mode':'loadbalance'},'invalid_events':'abort','targets':["
                    + "{'provider':'a'},{'provider':'b','invalid_events':'relay'}]}");

    assertThat(step.choices())
        .extracting(choice -> ((Target) choice.step()).invalidEvents())
        .containsExactly(InvalidEvents.ABORT, InvalidEvents.RELAY);
    assertThat(((Target) compiled("{'provider':'a'}")).invalidEvents())
        .isEqualTo(InvalidEvents.DROP);
  }

  @Test
  void hedgesAreOffUntilAsked() {
    assertThat(((Target) compiled("{'provider':'a'}")).hedge()).isNull();
    assertThat(((Target) compiled("{'provider':'a','hedge':{'after':'p95'}}")).hedge())
        .isEqualTo(new Hedge(null, 2));
    assertThat(
            ((Target)
                    compiled(
                        "{'hedge':{'after':'1s','max_percent':10},'targets':[{'provider':'a'}]}"))
                .hedge())
        .isEqualTo(new Hedge(Duration.ofSeconds(1), 10));
    assertThat(
            ((Target)
                    compiled(
                        "{'hedge':{'after':'1s'},'targets':[{'provider':'a',"
                            + "'hedge':{'after':'1s','max_percent':0}}]}"))
                .hedge())
        .isNull();
  }

  @Test
  void dropsDefaultsAndTriesByClassAreInherited() {
    Target target =
        (Target)
            compiled(
                "{'drop_params':['seed'],'default_params':{'top_p':1,'n':1},'retry':{'attempts':1,"
                    + "'per_class':{'timeout':2}},'targets':[{'provider':'a','drop_params':"
                    + "['tools[*].strict'],'default_params':{'n':2}}]}");

    assertThat(target.drops()).containsExactly("seed", "tools[*].strict");
    assertThat(target.defaults()).extracting(Override::field).containsExactly("top_p", "n");
    assertThat(new String(target.defaults().get(1).json(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("2");
    assertThat(target.retry().perClass()).isEqualTo(Map.of(FailureClass.TIMEOUT, 2));
  }

  @Test
  void portkeysWordsMeanTheSame() {
    Step theirs =
        compiled(
            "{'mode':'loadbalance','options':[{'virtual_key':'a','weight':3},"
                + "{'override_params':{'model':'@b/gpt-4o'}}]}");

    List<Weighted> choices = ((LoadBalance) theirs).choices();
    assertThat(((Target) choices.get(0).step()).connection()).isEqualTo("a");
    assertThat(choices.get(0).step().at()).isEqualTo("/options/0");
    assertThat(((Target) choices.get(1).step()).connection()).isEqualTo("b");
    assertThat(((Target) choices.get(1).step()).model()).isEqualTo("gpt-4o");
  }

  @Test
  void aModelWithASlashStaysWholeBesideAProvider() {
    Target target =
        (Target) compiled("{'provider':'a','override_params':{'model':'@cf/meta/llama'}}");

    assertThat(target.connection()).isEqualTo("a");
    assertThat(target.model()).isEqualTo("@cf/meta/llama");
  }

  @Test
  void requestTimeoutIsForStreamsAndWholeAnswersAlike() {
    Target target = (Target) compiled("{'provider':'a','request_timeout':1500}");

    assertThat(target.timeouts().firstToken()).isEqualTo(Duration.ofMillis(1500));
    assertThat(target.timeouts().answer()).isEqualTo(Duration.ofMillis(1500));
    assertThat(
            ((Target) compiled("{'provider':'a','timeouts':{'total':'30s'}}")).timeouts().answer())
        .isEqualTo(Duration.ofSeconds(30));
  }

  private static Field field(String text) {
    return ((Comparison)
            query(
                "{'"
                    + text
                    + "':"
                    + (text.endsWith("hour") ? "3" : text.endsWith("weekday") ? "'mon'" : "'x'")
                    + "}"))
        .field();
  }

  private static Query query(String json) {
    return ((Conditional) compiled(QueryExamples.document(json))).branches().getFirst().query();
  }

  private static String over(String strategy) {
    return StrategyExamples.over(strategy);
  }

  private static Step compiled(String document) {
    return ConfigDocument.read(Examples.json(document)).compiled();
  }
}
