package io.turnpike.webui.quickstart;

import io.turnpike.billing.LogRow;

/** What to change after a call that did not go well. */
final class Remedy {

  private static final String UNREACHABLE =
      "The provider's address could not be used. Check the base URL under Providers.";

  private Remedy() {}

  static String of(LogRow row) {
    if (row.asked().operation().startsWith("v1/")) {
      return "The address has /v1 twice. Most SDKs append the path themselves: set the base URL to "
          + "the endpoint above, with one /v1 at its end.";
    }
    String code = row.served().errorCode();
    return code == null ? "" : of(code, row);
  }

  private static String of(String code, LogRow row) {
    return switch (code) {
      case "invalid_api_key" ->
          "This key was revoked or has expired. Issue a new one above and put it into your program.";
      case "config_not_found" ->
          "Check the spelling of the x-turnpike-config header, or create the config under Configs.";
      case "inline_config_not_permitted" ->
          "Put the document under Configs and send its name in x-turnpike-config.";
      case "model_not_found", "model_unavailable" -> model(row);
      case "model_not_allowed" ->
          "This key may not use that model. Make a key without a list of allowed models.";
      case "missing_required_parameter", "invalid_request_body", "invalid_request" ->
          "Send a JSON object with \"model\" and \"messages\", as the snippet does.";
      case "provider_not_found" ->
          "The config names a provider connection that does not exist. Add it under Providers.";
      case "provider_auth_failed" ->
          "The provider refused the stored key. Enter it again under Providers.";
      case "token_refused", "token_endpoint_invalid", "token_endpoint_unreachable" ->
          "No token is to be had with the stored credential. Test the connection under Providers.";
      case "gateway_clock_skew" ->
          "The clock of the gateway's machine is off. Its operator has to set it.";
      case "method_not_allowed", "unknown_path" ->
          "Check the path: POST to the endpoint above followed by /chat/completions.";
      case "request_too_large" -> "Send a smaller body.";
      default -> code.startsWith("upstream_") ? UNREACHABLE : byStatus(row.served().status());
    };
  }

  private static String model(LogRow row) {
    return row.asked().model().isEmpty()
        ? "Name a model: for a first call use demo/echo."
        : "No provider here serves \""
            + row.asked().model()
            + "\". For a first call use demo/echo, or add a provider for it under Providers.";
  }

  private static String byStatus(int status) {
    if (status == 429) {
      return "A limit was reached. Wait a moment and call again.";
    }
    return status >= 500
        ? "Open the log entry: it shows what each target answered."
        : "Open the log entry for the details.";
  }
}
