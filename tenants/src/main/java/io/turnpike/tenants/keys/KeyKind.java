package io.turnpike.tenants.keys;

/** What a key opens, told by its prefix. */
enum KeyKind {
  GATEWAY("tp_", "gateway key"),
  MANAGEMENT("tpa_", "management key");

  final String prefix;

  /** Keeps the digests of the two kinds apart. */
  final String purpose;

  KeyKind(String prefix, String purpose) {
    this.prefix = prefix;
    this.purpose = purpose;
  }
}
