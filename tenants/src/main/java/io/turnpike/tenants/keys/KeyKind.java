package io.turnpike.tenants.keys;

/** What a key opens, told by its prefix. */
enum KeyKind {
  GATEWAY("tp_", "gateway key"),
  MANAGEMENT("tpa_", "management key");

  private final String prefix;
  private final String purpose;

  KeyKind(String prefix, String purpose) {
    this.prefix = prefix;
    this.purpose = purpose;
  }

  String prefix() {
    return prefix;
  }

  /** Keeps the digests of the two kinds apart. */
  String purpose() {
    return purpose;
  }
}
