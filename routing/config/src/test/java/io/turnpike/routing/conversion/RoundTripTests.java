package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.ConfigConversion.Imported;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that Portkey has all the words for survive the way there and back. */
class RoundTripTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'provider':'@a'}",
        "{'name':'x','provider':'@a','override_params':{'model':'m','temperature':0.20}}",
        "{'provider':'a','default_params':{'n':1},'drop_params':['user','tools[*].strict']}",
        "{'provider':'a','request_timeout':2500,'retry':{'attempts':3,'on_status_codes':[429,500]}}",
        "{'provider':'a','timeouts':{'first_token':'2.5s','answer':'2.5s'}}",
        "{'mode':'fallback','options':[{'virtual_key':'a'},{'virtualKey':'b'}]}",
        "{'strategy':{'mode':'fallback','on_status_codes':[429,503]},'targets':[{'provider':'a'},"
            + "{'strategy':{'mode':'loadbalance','sticky':{'hash_fields':['metadata.user']}},"
            + "'targets':[{'provider':'b','weight':3},{'provider':'c','weight':0.5},"
            + "{'provider':'d'}]}]}",
        "{'strategy':{'mode':'conditional','conditions':[{'query':{'$or':[{'metadata.a':'b'},"
            + "{'params.max_tokens':{'$gte':5}}]},'then':'x'},"
            + "{'query':{'url.pathname':{'$regex':'chat'}},'then':'y'}],'default':'y'},"
            + "'targets':[{'name':'x','provider':'a'},{'name':'y','strategy':{'mode':'single'},"
            + "'targets':[{'provider':'b'}]}]}"
      })
  void meansTheSameAfterTheWayToPortkeyAndBack(String document) {
    String ours = document.replace('\'', '"');
    Exported exported = ConversionFixture.CONVERSION.exportPortkey(ours);
    Imported back = ConversionFixture.CONVERSION.importPortkey(exported.document());

    ReportCoverage.isComplete(ConversionFixture.json(document), exported.report());
    assertThat(
            ConversionFixture.CONVERSION.diff(ours, back.configs().getFirst().document()).changes())
        .isEmpty();
  }
}
