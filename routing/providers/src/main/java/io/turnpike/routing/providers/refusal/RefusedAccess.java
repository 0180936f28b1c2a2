package io.turnpike.routing.providers.refusal;

import java.util.List;

/**
 * Who or what is refused: the credential, its place in the world, a model, or what the request
 * says. Only words of the provider that no request can bring about tell against a credential.
 */
final class RefusedAccess {

  private static final List<String> BAD_KEY =
      List.of(
          "api key not valid",
          "api key expired",
          "incorrect api key provided",
          "invalid api key",
          "the security token included in the request is");
  private static final List<String> PLACES =
      List.of(
          "location is not supported",
          "country, region, or territory not supported",
          "not available in your region",
          "not available in your country");
  private static final List<String> MODELS =
      List.of("access to model", "access to the model", "access to this model");
  private static final List<String> SCOPES = List.of("missing scopes", "insufficient permissions");
  private static final List<String> CONTENT =
      List.of(
          "content filtering policy",
          "content policy",
          "usage policy",
          "usage policies",
          "usage guidelines",
          "flagged",
          "moderation",
          "content exists risk");

  private RefusedAccess() {}

  /** Said with whatever status. */
  static boolean isOfKey(ErrorDocument error) {
    return error.says("api_key_invalid", "invalid_api_key", "unrecognizedclient", "expiredtoken")
        || error.begins(BAD_KEY);
  }

  static boolean isOfPlace(ErrorDocument error) {
    return error.says("failed_precondition", "unsupported_country") || error.mentions(PLACES);
  }

  static boolean isOfModel(ErrorDocument error) {
    return error.says("model_not_found", "model_not_available", "model_access_denied")
        || error.mentions(MODELS);
  }

  /** The credential is known, and not for this. */
  static boolean isOfScope(ErrorDocument error) {
    return error.says(
            "missing_scope", "insufficient_scope", "insufficient_permission", "permission")
        || error.mentions(SCOPES);
  }

  /** Said of a request that is wrong, where a sentence may be about anything. */
  static boolean isOfContent(ErrorDocument error) {
    return error.says(
            "content_filter",
            "content_policy",
            "content_moderation",
            "moderation_blocked",
            "responsibleaipolicyviolation",
            "datainspectionfailed",
            "data_inspection_failed")
        || error.mentions(CONTENT.subList(0, 1))
        || error.begins(List.of("content exists risk", "invalid prompt: your prompt was flagged"));
  }

  /** Said of a request that is forbidden. */
  static boolean isOfForbiddenContent(ErrorDocument error) {
    return isOfContent(error) || error.mentions(CONTENT);
  }
}
