package io.turnpike.tenants.connections;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.store.Values;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** The keys of one connection as the table's statements write and read them. */
final class SealedKeys {

  private static final TypeReference<List<Cell>> TYPE = new TypeReference<>() {};
  private static final HexFormat HEX = HexFormat.of();

  private SealedKeys() {}

  static List<SealedKey> read(Readable row, String column) {
    return Values.json(row, column, TYPE).stream()
        .map(cell -> new SealedKey(cell.id, cell.label, HEX.parseHex(cell.sealed)))
        .toList();
  }

  static String[] ids(List<SealedKey> keys) {
    return keys.stream().map(SealedKey::id).toArray(String[]::new);
  }

  static String[] labels(List<SealedKey> keys) {
    return keys.stream().map(SealedKey::label).toArray(String[]::new);
  }

  /** In hexadecimal. */
  static String[] sealed(List<SealedKey> keys) {
    return keys.stream().map(key -> HEX.formatHex(key.sealed())).toArray(String[]::new);
  }

  private record Cell(String id, String label, String sealed) {}
}
