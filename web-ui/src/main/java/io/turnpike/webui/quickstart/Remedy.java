package io.turnpike.webui.quickstart;

import io.turnpike.billing.LogRow;

/** What to change after a call that did not go well. */
final class Remedy {

  private Remedy() {}

  static String of(LogRow row) {
    if (row.operation().startsWith("v1/")) {
      return "The address has /v1 twice. Most SDKs append the path themselves: set the base URL to "
          + "the endpoint above, with one /v1 at its end.";
    }
    String code = row.errorCode();
    return code == null ? "" : of(code, row);
  }

  private static String of(String code, LogRow row) {
    return switch (code) {
      case "invalid_api_key", "api_key_revoked", "key_revoked" ->
          "This key is no longer valid. Issue a new one above and put it into your program.";
      case "api_key_expired", "key_expired" ->
          "This key has expired. Issue a new one above, or make one with a later expiry under Keys.";
      case "config_not_found" ->
          "Check the spelling of the x-turnpike-config header, or create the config under Configs.";
      case "model_not_found", "model_required" -> model(row);
      case "model_not_allowed" ->
          "This key may not use that model. Make a key without a list of allowed models.";
      case "invalid_json", "invalid_request_body", "missing_messages", "invalid_messages" ->
          "Send a JSON object with \"model\" and \"messages\", as the snippet does.";
      case "provider_not_found", "connection_not_found" ->
          "The config names a provider connection that does not exist. Add it under Providers.";
      case "not_found", "unknown_url", "unknown_path" ->
          "Check the path: it is the endpoint above followed by /chat/completions.";
      default -> byStatus(row.status());
    };
  }

  private static String model(LogRow row) {
    return row.requestedModel().isEmpty()
        ? "Name a model: for a first call use demo/echo."
        : "No provider here serves \""
            + row.requestedModel()
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
