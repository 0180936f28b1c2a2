package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.util.HashMap;
import java.util.Map;

/** The order of what a client says about its request. */
final class LabelFields {

  private LabelFields() {}

  static RecordWriter write(RecordWriter out, CallLabels labels) {
    out.number(labels.metadata().size());
    labels.metadata().forEach((name, value) -> out.text(name).text(value));
    return out.text(labels.traceId()).text(labels.user()).text(labels.sessionId());
  }

  static CallLabels read(RecordReader in) {
    return new CallLabels(metadata(in), in.optionalText(), in.optionalText(), in.optionalText());
  }

  private static Map<String, String> metadata(RecordReader in) {
    int size = in.count();
    Map<String, String> metadata = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      metadata.put(in.text(), in.text());
    }
    return Map.copyOf(metadata);
  }
}
