package io.turnpike.routing.providers.refusal;

import java.util.List;

/** Money or a quota that is spent, which often hides behind the status of a rate limit. */
final class SpentQuota {

  private static final String[] OF_THE_ACCOUNT = {
    "billing_",
    "enforced_spend_limit",
    "organization_spend_limit",
    "project_spend_limit",
    "insufficient_balance",
  };
  private static final String[] OF_SOMETHING = {
    "insufficient_quota", "quota_exceeded", "exceeded_current_quota"
  };
  private static final List<String> SENTENCES =
      List.of(
          "your credit balance is too low",
          "you have reached your specified",
          "insufficient balance",
          "insufficient credits");
  private static final List<String> LIMITS_OF_THE_ACCOUNT =
      List.of("account rate limit", "account-wide rate limit", "your account");

  private SpentQuota() {}

  static boolean is(ErrorDocument error) {
    return error.says(OF_SOMETHING) || isOfAccount(error);
  }

  /** No model of this credential is served any longer. */
  static boolean isOfAccount(ErrorDocument error) {
    return error.says(OF_THE_ACCOUNT) || error.begins(SENTENCES);
  }

  /** A rate limit that is not this model's. */
  static boolean isLimitOfAccount(ErrorDocument error) {
    return error.begins(LIMITS_OF_THE_ACCOUNT);
  }
}
