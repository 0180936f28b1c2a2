package io.turnpike.webui.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.webui.view.Submitted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A key to be added, as typed. It is never shown again, not even when it was refused.
 *
 * @param error what was wrong with it; null when nothing was
 */
public record NewKeyRow(String label, Secret apiKey, @Nullable String error) {

  private static final NewKeyRow BLANK = new NewKeyRow("", new Secret(""), null);
  private static final int BLANKS = 2;

  static List<NewKeyRow> of(Submitted submitted) {
    List<String> keys = submitted.column("api_key");
    List<String> labels = submitted.column("api_key_label");
    return IntStream.range(0, Math.max(keys.size(), labels.size()))
        .mapToObj(row -> new NewKeyRow(at(row, labels), new Secret(at(row, keys)), null))
        .filter(row -> !row.equals(BLANK))
        .toList();
  }

  static List<NewKeyRow> padded(List<NewKeyRow> rows) {
    List<NewKeyRow> padded = new ArrayList<>(rows);
    padded.addAll(Collections.nCopies(Math.max(1, BLANKS - rows.size()), BLANK));
    return padded;
  }

  NewKeyRow wrong(@Nullable String why) {
    return new NewKeyRow(label, apiKey, why);
  }

  Given entry() {
    return new Given(label.isEmpty() ? null : label, apiKey);
  }

  private static String at(int row, List<String> column) {
    return row < column.size() ? column.get(row) : "";
  }
}
