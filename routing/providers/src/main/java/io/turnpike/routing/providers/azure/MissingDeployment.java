package io.turnpike.routing.providers.azure;

import io.turnpike.routing.providers.ProviderAdapter.ProviderFailure;

/** Azure's word for a model that nobody has deployed, with what there is to do about it. */
final class MissingDeployment {

  private static final String CODE = "DeploymentNotFound";
  private static final String HINT =
      " The model's name is taken for the deployment's, unless the connection's \"deployments\" say"
          + " otherwise.";

  private MissingDeployment() {}

  static ProviderFailure told(int status, ProviderFailure failure) {
    return status == 404 && CODE.equals(failure.code())
        ? new ProviderFailure(
            failure.failure(),
            failure.code(),
            failure.message() + HINT,
            failure.scope(),
            failure.pause())
        : failure;
  }
}
