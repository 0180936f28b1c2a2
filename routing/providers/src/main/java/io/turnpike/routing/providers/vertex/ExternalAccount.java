package io.turnpike.routing.providers.vertex;

import io.turnpike.tenants.providers.ProviderType.Check;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of a workload that Google knows by another's token: workload identity federation.
 *
 * @param audience of the pool and its provider, as Google names them
 * @param subjectType which kind of token the other's is
 * @param tokenUrl where it is exchanged for one of Google's
 * @param impersonation where that is exchanged for a service account's; null to use it itself
 * @param seconds that a service account's token is to be good for
 */
record ExternalAccount(
    String audience,
    String subjectType,
    URI tokenUrl,
    @Nullable URI impersonation,
    int seconds,
    SubjectSource source) {

  private static final String IMPERSONATION = "service_account_impersonation_url";
  private static final int HOUR = 3_600;
  private static final int HALF_A_DAY = 12 * HOUR;

  /** Whoever else named a file would have the gateway read its own. */
  static final Check CHECK =
      new Check() {
        @Override
        public @Nullable String fault(String file) {
          return ExternalAccount.fault(file, false);
        }

        @Override
        public @Nullable String faultOfOperators(String file) {
          return ExternalAccount.fault(file, true);
        }
      };

  /** Throws IllegalArgumentException, whose message repeats nothing of the file. */
  static ExternalAccount of(String text) {
    AccountFile file = AccountFile.of(text, "external_account", "a workload identity");
    return new ExternalAccount(
        file.text("audience"),
        file.text("subject_token_type"),
        file.address("token_url"),
        file.has(IMPERSONATION) ? file.address(IMPERSONATION) : null,
        seconds(file),
        SubjectSource.of(file.within("credential_source")));
  }

  private static int seconds(AccountFile file) {
    int said =
        file.within("service_account_impersonation").json().path("token_lifetime_seconds").asInt(0);
    return said <= 0 ? HOUR : Math.min(said, HALF_A_DAY);
  }

  private static @Nullable String fault(String text, boolean operators) {
    try {
      return of(text).source instanceof SubjectSource.LocalFile && !operators
          ? "\"credential_source.file\" would be a file on the gateway's machine, which only its"
              + " operator may name. Give \"credential_source.url\"."
          : null;
    } catch (IllegalArgumentException wrong) {
      return Objects.requireNonNull(wrong.getMessage());
    }
  }

  @Override
  public String toString() {
    return "ExternalAccount[" + tokenUrl.getHost() + "]";
  }
}
