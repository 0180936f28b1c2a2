package io.turnpike.routing.providers.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.FailureScope;
import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a refusal is about, what it says and in which shape, and how long it asks to wait. */
class RefusalsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | {"error":{"message":"You are not allowed to sample from this model","type":"invalid_request_error"}} | AUTH | REQUEST
          403 | {"error":{"message":"Project `proj_abc` does not have access to model `m`","code":"model_not_found"}} | NOT_FOUND | REQUEST
          404 | {"error":{"message":"The model `m` does not exist or you do not have access to it.","code":"model_not_found"}} | NOT_FOUND | REQUEST
          401 | {"error":{"message":"You have insufficient permissions for this operation. Missing scopes: model.request.","code":"missing_scope"}} | AUTH | MODEL
          403 | {"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}} | AUTH | REQUEST
          401 | {"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}} | AUTH | REQUEST
          403 | {"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}} | AUTH | REQUEST
          403 | {"message":"You don't have access to the model with the specified model ID."} | NOT_FOUND | REQUEST
          403 | {"error":{"code":403,"message":"The prompt was flagged","metadata":{"reasons":["violence"],"flagged_input":"…"}}} | CONTENT_FILTER | REQUEST
          403 | {"error":"Content violates usage guidelines."} | CONTENT_FILTER | REQUEST
          403 | Forbidden | AUTH | REQUEST
          401 | {"error":{"message":"Incorrect API key provided: sk-…1234.","code":"invalid_api_key"}} | AUTH | CREDENTIAL
          401 | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}} | AUTH | CREDENTIAL
          401 | {} | AUTH | CREDENTIAL
          400 | {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}} | AUTH | CREDENTIAL
          400 | [{"error":{"code":400,"message":"API key expired. Please renew the API key.","status":"INVALID_ARGUMENT"}}] | AUTH | CREDENTIAL
          400 | {"error":"Incorrect API key provided: xa***d."} | AUTH | CREDENTIAL
          400 | {"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}} | AUTH | REQUEST
          400 | {"error":{"message":"Invalid value: 'invalid api key'. Supported values are: 'low'."}} | BAD_REQUEST | REQUEST
          400 | {"error":{"message":"Unknown role 'Your credit balance is too low'"}} | BAD_REQUEST | REQUEST
          429 | {"error":{"message":"Rate limit reached for m in organization org-a on tokens per min (TPM): Limit 10, Used 9"}} | RATE_LIMITED | MODEL
          429 | {"error":{"message":"Account rate limit exceeded for all models."}} | RATE_LIMITED | CREDENTIAL
          429 | {"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}} | QUOTA_EXHAUSTED | MODEL
          400 | {"error":{"message":"Billing hard limit has been reached","code":"billing_hard_limit_reached"}} | QUOTA_EXHAUSTED | CREDENTIAL
          400 | {"error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the API."}} | QUOTA_EXHAUSTED | CREDENTIAL
          402 | {"error":{"message":"Insufficient Balance","type":"unknown_error"}} | QUOTA_EXHAUSTED | CREDENTIAL
          402 | {"error":{"message":"This request requires more credits, or fewer max_tokens."}} | QUOTA_EXHAUSTED | MODEL
          400 | {"error":{"message":"Output blocked by content filtering policy"}} | CONTENT_FILTER | REQUEST
          400 | {"error":{"code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"}}} | CONTENT_FILTER | REQUEST
          400 | {"error":{"message":"Content Exists Risk"}} | CONTENT_FILTER | REQUEST
          400 | {"object":"error","message":"Invalid model: m","type":"invalid_model","code":"1500"} | NOT_FOUND | REQUEST
          429 | {"error":{"message":"Please check your plan and billing details","type":"exceeded_current_quota_error"}} | QUOTA_EXHAUSTED | MODEL
          429 | {"error":{"message":"The engine is currently overloaded","type":"engine_overloaded_error"}} | OVERLOADED | REQUEST
          498 | {"error":{"message":"Flex tier capacity exceeded.","code":"capacity_exceeded"}} | OVERLOADED | REQUEST
          400 | {"__type":"ThrottlingException","message":"Too many requests"} | RATE_LIMITED | MODEL
          """)
  void saysWhomARefusalIsAbout(int status, String body, FailureClass means, FailureScope scope) {
    ProviderFailure failure = Refusals.of(status, body.getBytes(UTF_8));

    assertThat(failure.failure()).isEqualTo(means);
    assertThat(failure.scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"error":{"code":400,"message":"Unknown name \\"web_search_options\\"","status":"INVALID_ARGUMENT"}}] | Unknown name "web_search_options" |
          {"error":{"message":"Plain.","code":"odd"}} | Plain. | odd
          {"error":"Plain."} | Plain. |
          {"error":{"error":{"message":"Deep.","code":"odd"}}} | Deep. | odd
          {"type":"error","error":{"type":"odd_error","message":"Typed."}} | Typed. |
          {"object":"error","message":"Flat.","type":"BadRequestError","code":400} | Flat. |
          {"message":"Flat."} | Flat. |
          {"msg":"Short.","code":"odd"} | Short. | odd
          {"detail":"Told."} | Told. |
          {"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required"}]} | messages: Field required |
          {"detail":{"error":{"message":"Below."}}} | Below. |
          {"errors":[{"code":7009,"message":"First."},{"message":"Second."}]} | First. |
          {"Message":"Of the cloud.","__type":"com.amazon#ValidationException"} | Of the cloud. |
          {"fault":{"faultstring":"Of the proxy."}} | Of the proxy. |
          {"type":"about:blank","title":"Bad","status":400,"detail":"A problem."} | A problem. |
          {"error":{"message":"{\\"error\\":{\\"message\\":\\"Passed on.\\",\\"code\\":\\"odd\\"}}"}} | Passed on. | odd
          {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"From behind.\\"}}"}}} | From behind. |
          {"error":{"message":"{not JSON"}} | {not JSON |
          <?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>No entry.</Message></Error> | No entry. | AccessDenied
          <html><head><title>413 Request Entity Too Large</title></head><body><h1>x</h1></body></html> | 413 Request Entity Too Large |
          upstream connect error | upstream connect error |
          """)
  void readsEveryShape(String body, String message, String code) {
    ProviderFailure failure = Refusals.of(400, body.getBytes(UTF_8));

    assertThat(failure.message()).isEqualTo(message);
    assertThat(failure.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Signature expired: 20261130T110000Z is now earlier than 20261130T115500Z\"}",
        "{\"message\":\"Signature not yet current: 20261130T130000Z is still later than x\"}",
        "{\"message\":\"InvalidSignatureException: Signature expired: x is now earlier than y\"}",
        "{\"__type\":\"com.amazon#RequestTimeTooSkewed\",\"message\":\"Too far off.\"}",
        "{\"Error\":{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"Signature expired: x\"}}",
        "<Error><Code>RequestTimeTooSkewed</Code><Message>Too far off.</Message></Error>",
        "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code>"
            + "<Message>Signature not yet current: x</Message></Error></ErrorResponse>",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT: Token must be a"
            + " short-lived token (60 minutes) and in a reasonable timeframe.\"}",
        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS700024: Client assertion is not"
            + " within its valid time range.\",\"error_codes\":[700024]}",
      })
  void knowsWhereTheClockIsOff(String body) {
    byte[] bytes = body.getBytes(UTF_8);

    ProviderFailure failure = Refusals.ofSigned(403, bytes);

    assertThat(failure.isOfClock()).isTrue();
    assertThat(failure.failure()).isEqualTo(FailureClass.SERVER_ERROR);
    assertThat(failure.message()).contains("The answer says: ");
    assertThat(Refusals.of(403, bytes).isOfClock()).as("nothing was signed").isFalse();
  }

  @Test
  void repeatsNothingOfARequestThatWasSignedTooLate() {
    String body =
        "{\"message\":\"Signature expired: x is now earlier than y\\n\\nThe Canonical String was\\n"
            + "x-amz-security-token:canary-token\"}";

    assertThat(Refusals.ofSigned(403, body.getBytes(UTF_8)).message())
        .endsWith("The answer says: Signature expired: x is now earlier than y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"1 validation error: 'Signature expired' is no role\"}",
        "{\"message\":\"The request signature we calculated does not match.\"}",
        "{\"message\":\"The security token included in the request is expired\"}",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}",
        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The provided client"
            + " secret keys are expired.\"}",
      })
  void isNotTheClocksWhateverSpeaksOfTime(String body) {
    assertThat(Refusals.ofSigned(403, body.getBytes(UTF_8)).isOfClock()).isFalse();
  }

  @Test
  void aPageWhereAModelShouldBeMayBeAWrongAddress() {
    String page = "<!DOCTYPE html><html><title>Error 404 (Not Found)!!1</title></html>";

    assertThat(Refusals.of(404, page.getBytes(UTF_8)).message())
        .contains("A web page answers there", "base URL is wrong", "Error 404 (Not Found)!!1");
    assertThat(Refusals.of(403, page.getBytes(UTF_8)).message())
        .isEqualTo("Error 404 (Not Found)!!1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"error":{"code":429,"message":"You exceeded your current quota. Please retry in 16.6s.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"16s"}]}} | 16s
          {"error":{"code":429,"message":"Please retry in 16.6s."}} | 16.6s
          {"error":{"message":"Rate limit reached. Please try again in 1m30s."}} | 1m30s
          {"error":{"message":"Rate limit reached. Please try again in 250ms. Visit us."}} | 250ms
          {"error":{"message":"Please retry after 7 seconds."}} | 7 seconds
          {"error":{"message":"Please wait 1 minute 30 seconds before you retry."}} | 1 minute 30 seconds
          {"error":{"message":"Try again later."}} |
          {"error":{"message":"Please try again in 2 models."}} |
          """)
  void saysHowLongToWait(String body, String pause) {
    assertThat(Refusals.of(429, body.getBytes(UTF_8)).pause()).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"error","error":{"code":502,"message":"upstream"}}]} | SERVER_ERROR | upstream
          {"choices":[{"finish_reason":"error","error":{"code":429,"message":"slow down"}}]} | RATE_LIMITED | slow down
          {"error":{"code":503,"status":"UNAVAILABLE","message":"busy"}} | OVERLOADED | busy
          {"error":{"type":"validation_error","message":"wrong"}} | BAD_REQUEST | wrong
          {"code":"throttling","message":"slow"} | RATE_LIMITED | slow
          """)
  void readsAFailureInsideOfASuccess(String body, FailureClass means, String message) {
    byte[] bytes = body.getBytes(UTF_8);
    ProviderFailure failure = Refusals.inStream(bytes, 0, bytes.length);

    assertThat(failure.failure()).isEqualTo(means);
    assertThat(failure.message()).isEqualTo(message);
  }

  @Test
  void isNotUpsetByWhatNobodyCanRead() {
    String deep = "{\"error\":".repeat(200) + "1" + "}".repeat(200);
    byte[] noText = {(byte) 0xff, (byte) 0xfe, 0, 1};

    assertThat(Refusals.of(400, deep.getBytes(UTF_8)).message()).isNull();
    assertThat(Refusals.of(400, noText).message()).isNull();
    assertThat(Refusals.of(400, new byte[2 << 20]).message()).isNull();
    assertThat(Refusals.of(502, "<html><body>Bad".getBytes(UTF_8)).message()).isNull();
  }
}
