package io.turnpike.webui.models;

import io.turnpike.routing.alias.ModelAlias;
import java.util.List;

/**
 * An alias as shown.
 *
 * @param back what it stood for before, newest first, to switch back to
 */
public record AliasRow(ModelAlias alias, List<String> back) {

  private static final int MOST = 3;

  static AliasRow of(ModelAlias alias) {
    return new AliasRow(alias, alias.earlier().stream().limit(MOST).toList());
  }
}
