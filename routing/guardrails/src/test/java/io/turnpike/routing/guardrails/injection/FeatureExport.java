package io.turnpike.routing.guardrails.injection;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the features of labelled texts for the training of the weights: {@code FeatureExport
 * in.jsonl out.tsv}. A line is the number of the row, how it was read, and the numbers of its
 * features.
 */
final class FeatureExport {

  private FeatureExport() {}

  public static void main(String[] files) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<String> rows = Files.readAllLines(Path.of(files[0]));
    try (PrintWriter out = new PrintWriter(files[1])) {
      for (int row = 0; row < rows.size(); row++) {
        String text = json.readTree(rows.get(row)).get("text").stringValue();
        for (Sample each : Sample.of(text, new SampledWindow(0, text.length()), "", Set.of())) {
          out.println(row + "\t" + how(each) + "\t" + ids(each.features()));
        }
      }
    }
  }

  private static String how(Sample sample) {
    return sample.reading() == null ? "plain" : sample.reading().how();
  }

  private static String ids(Features features) {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < features.size(); i++) {
      ids.append(i == 0 ? "" : " ").append(features.id(i));
    }
    return ids.toString();
  }
}
