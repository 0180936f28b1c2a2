package io.turnpike.tenants.connections;

import io.turnpike.tenants.providers.ProviderConnection.KeyName;

/** One API key of a connection as it is stored. */
record SealedKey(String id, String label, byte[] sealed) {

  KeyName named() {
    return new KeyName(id, label);
  }

  SealedKey labelled(String other) {
    return new SealedKey(id, other, sealed);
  }
}
