package io.turnpike.routing.gateway.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatFixture;
import io.turnpike.routing.gateway.preference.Preferences.Sort;
import io.turnpike.routing.plan.Requirements.PriceCap;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceReaderTests {

  @Test
  void leavesARequestWithoutWishesAsItIs() {
    RequestScan body = scan("'model':'llama3:8b','x':1");

    PreferenceReader.Read read = PreferenceReader.read(body, false, true);

    assertThat(read.body()).isSameAs(body);
    assertThat(read.preferences()).isSameAs(Preferences.NONE);
  }

  @Test
  void readsEveryPreference() {
    Preferences said =
        read(
            """
            'model':'a','models':['b','c'],'provider':{'order':['x'],'only':['x','@y'],
            'ignore':['z'],'allow_fallbacks':false,'sort':'price','data_collection':'deny',
            'zdr':true,'require_parameters':true,
            'max_price':{'prompt':0.15,'completion':'0.6','request':0.01}}""");

    assertThat(said.models()).containsExactly("b", "c");
    assertThat(said.order()).containsExactly("x");
    assertThat(said.only()).containsExactly("x", "y");
    assertThat(said.ignore()).containsExactly("z");
    assertThat(said.allowFallbacks()).isFalse();
    assertThat(said.sort()).isEqualTo(Sort.PRICE);
    assertThat(said.noTraining()).isTrue();
    assertThat(said.zdr()).isTrue();
    assertThat(said.parameters()).isTrue();
    assertThat(said.maxPrice()).isEqualTo(new PriceCap(150L, 600L, 10_000_000L));
  }

  @Test
  void theFirstOfAListIsTheModelWhereNoneIsNamed() {
    PreferenceReader.Read read =
        PreferenceReader.read(scan("'models':['a:floor','b'],'temperature':0"), false, true);

    assertThat(read.body().model()).isEqualTo("a");
    assertThat(new String(read.body().body(), StandardCharsets.UTF_8))
        .startsWith("{\"model\":\"a\",")
        .contains("\"temperature\":0")
        .doesNotContain("models");
    assertThat(read.preferences().models()).containsExactly("a", "b");
    assertThat(read.preferences().sort()).isEqualTo(Sort.PRICE);
  }

  @Test
  @Timeout(10)
  void takesAPriceBelowAllMeasureForNothing() {
    Preferences said = read("'model':'a','provider':{'max_price':{'prompt':'1e-600000000'}}");

    assertThat(said.maxPrice()).isEqualTo(new PriceCap(0L, null, null));
  }

  @Test
  void keepsForTheProviderWhatIsNotMeantForTheGateway() {
    PreferenceReader.Read read =
        PreferenceReader.read(
            scan("'model':'a:floor','provider':{'zdr':true},'x':{'é':[1.50]},'models':['b']"),
            false,
            true);

    assertThat(new String(read.body().body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"messages\":[],\"model\":\"a\",\"x\":{\"é\":[1.50]}}");
    assertThat(read.body().model()).isEqualTo("a");
    assertThat(read.preferences().sort()).isEqualTo(Sort.PRICE);
  }

  @ParameterizedTest
  @CsvSource({"m:floor,m,PRICE", "v/m:nitro,v/m,LATENCY"})
  void readsTheWishBehindAModel(String written, String model, Sort sort) {
    PreferenceReader.Read read =
        PreferenceReader.read(scan("'model':'" + written + "'"), false, true);

    assertThat(read.body().model()).isEqualTo(model);
    assertThat(read.preferences().sort()).isEqualTo(sort);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'models':'b' | models",
        "'models':[] | models",
        "'models':['b',1] | models[1]",
        "'provider':'x' | provider",
        "'provider':{'ordre':['x']} | provider.ordre",
        "'provider':{'order':'x'} | provider.order",
        "'provider':{'only':[1]} | provider.only[0]",
        "'provider':{'sort':'best'} | provider.sort",
        "'provider':{'zdr':'yes'} | provider.zdr",
        "'provider':{'data_collection':'maybe'} | provider.data_collection",
        "'models':['b'],'fallbacks':['c'] | fallbacks",
        "'fallbacks':[{'model':'b','x':1}] | fallbacks[0].x",
        "'fallbacks':[{}] | fallbacks[0]",
        "'provider':{'sort':{'by':'price','partition':'none'}} | provider.sort.partition",
        "'provider':{'sort':{'how':'price'}} | provider.sort.how",
        "'provider':{'quantizations':['fp8']} | provider.quantizations",
        "'provider':{'enforce_distillable_text':true} | provider.enforce_distillable_text",
        "'provider':{'max_price':5} | provider.max_price",
        "'provider':{'max_price':{'image':5}} | provider.max_price.image",
        "'provider':{'max_price':{'prompt':-1}} | provider.max_price.prompt",
        "'provider':{'max_price':{'prompt':'much'}} | provider.max_price.prompt",
        "'provider':{'max_price':{'prompt':'0.00000000000000000000000000000000000000000000000000"
            + "000000000000001'}} | provider.max_price.prompt"
      })
  void namesTheFieldThatIsWrong(String fields, String field) {
    String body = "\"model\":\"a\"," + fields.replace('\'', '"');
    GatewayFailure failure =
        catchThrowableOfType(
            GatewayFailure.class, () -> PreferenceReader.read(scan(body), false, true));

    assertThat(failure.status()).isEqualTo(400);
    assertThat(failure.param()).isEqualTo(field);
    assertThat(failure.sentence()).contains(field);
  }

  @Test
  void warnsOfWhatWouldOnlyPutSomeBehindOthers() {
    PreferenceReader.Read read =
        PreferenceReader.read(
            scan(
                "'model':'a','provider':{'preferred_max_latency':2,'sort':{'by':'price'},"
                    + "'quantizations':[],'enforce_distillable_text':false}"),
            false,
            true);

    assertThat(read.warnings()).containsExactly("provider.preferred_max_latency");
    assertThat(read.preferences().sort()).isEqualTo(Sort.PRICE);
  }

  @Test
  void takesAListForTheModel() {
    PreferenceReader.Read read =
        PreferenceReader.read(scan("'model':'!x,a:floor,b','models':['c']"), false, true);

    assertThat(read.body().model()).isEqualTo("a");
    assertThat(read.preferences().models()).containsExactly("b", "c");
    assertThat(read.preferences().ignore()).containsExactly("x");
    assertThat(read.preferences().sort()).isEqualTo(Sort.PRICE);
    assertThat(read.preferences().choosing()).isEqualTo("model");
  }

  @Test
  void anExclusionAloneOnlyNarrows() {
    assertThat(read("'model':'!x,a'").choosing()).isNull();
  }

  @Test
  void leavesFallbacksToAProviderThatHasThem() {
    PreferenceReader.Read read =
        PreferenceReader.read(scan("'model':'a:floor','fallbacks':[{'model':'b'}]"), false, false);

    assertThat(read.preferences().models()).isEmpty();
    assertThat(new String(read.body().body(), StandardCharsets.UTF_8)).contains("fallbacks");
  }

  @Test
  void takesNullForAbsent() {
    PreferenceReader.Read read =
        PreferenceReader.read(
            scan("'model':'a','models':null,'provider': null ,'x':1"), false, true);

    assertThat(read.preferences()).isEqualTo(Preferences.NONE);
    assertThat(new String(read.body().body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"messages\":[],\"model\":\"a\",\"x\":1}");
    assertThat(read("'model':'a','models':null,'provider':{'zdr':true}").zdr()).isTrue();
    assertThat(read("'model':'a','models':['b'],'provider':null").models()).containsExactly("b");
  }

  @Test
  void refusesTwoWishesThatContradict() {
    GatewayFailure failure =
        catchThrowableOfType(
            GatewayFailure.class, () -> read("'model':'a:nitro','provider':{'sort':'price'}"));

    assertThat(failure.param()).isEqualTo("provider.sort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'provider':{'zdr':true}",
        "'provider':{'max_price':{'prompt':1}}",
        "'provider':{'only':['x'],'ignore':['y']}"
      })
  void tellsNarrowingFromChoosing(String narrowing) {
    assertThat(read("'model':'a'," + narrowing).choosing()).isNull();
  }

  private static Preferences read(String fields) {
    return PreferenceReader.read(scan(fields), false, true).preferences();
  }

  private static RequestScan scan(String fields) {
    String json = "{'messages':[]," + fields + "}";
    return ChatFixture.scan(json.replace('\'', '"'));
  }
}
