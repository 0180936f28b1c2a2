package io.turnpike.routing.admission;

/** A budget has no room for the call as it is, and names a config by which it may go instead. */
public final class AdmissionDegraded extends RuntimeException {

  private final String budget;
  private final String config;

  /**
   * @param budget its id
   * @param config name of the config
   */
  public AdmissionDegraded(String budget, String config) {
    super("Degraded to " + config, null, false, false);
    this.budget = budget;
    this.config = config;
  }

  public String budget() {
    return budget;
  }

  public String config() {
    return config;
  }
}
