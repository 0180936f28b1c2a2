package io.turnpike.infra.crypto;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.TurnpikeSettings;

/**
 * Where the master key comes from: the setting; or, when the database lies in the data folder as
 * well, a file beside it. A database elsewhere outlives this folder, and so must its key.
 */
record MasterKeySource(TurnpikeSettings settings, DataFolder data) {

  MasterKey masterKey() {
    Secret given = settings.masterKey();
    if (given != null) {
      return parsed(given);
    }
    if (settings.databaseUrl() != null) {
      throw new StartRefused(
          "TURNPIKE_MASTER_KEY is not set, and a database outside the data folder needs it. "
              + MasterKey.ADVICE);
    }
    return MasterKey.parse(data.keptSecret("master-key", MasterKey::fresh).reveal());
  }

  private static MasterKey parsed(Secret given) {
    try {
      return MasterKey.parse(given.reveal());
    } catch (IllegalArgumentException e) {
      throw new StartRefused("TURNPIKE_MASTER_KEY cannot be used. " + e.getMessage(), e);
    }
  }
}
