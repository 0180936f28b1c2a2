package io.turnpike.app;

import io.turnpike.app.ManagementApi.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The organization whose log is the largest.
 *
 * @param managementKey that reads it
 */
record ScaleTenant(UUID organization, String managementKey) {

  /** The one of an earlier run in that folder, or a new one. */
  static ScaleTenant in(Path folder, ManagementApi api) throws IOException {
    Path kept = folder.resolve("tenant");
    if (!Files.exists(kept)) {
      Tenant tenant = api.signUp();
      String id = api.get(tenant, "/api/v1/organization").path("id").asString();
      Files.write(kept, List.of(id, tenant.managementKey()));
    }
    List<String> lines = Files.readAllLines(kept);
    return new ScaleTenant(UUID.fromString(lines.get(0)), lines.get(1));
  }
}
