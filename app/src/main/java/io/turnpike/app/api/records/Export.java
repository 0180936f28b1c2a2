package io.turnpike.app.api.records;

import io.turnpike.app.api.Csv;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.webui.StreamSeats;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any number of records as a file, a few at a time: the next are read when the client has taken
 * those before, and none when it has left.
 */
@Component
class Export {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final int TOGETHER = 50;
  private static final int MOST = 4;

  private final JsonMapper json;
  private final StreamSeats seats =
      new StreamSeats(
          MOST,
          "%d exports of this organization are running, as many as may be. Wait for one to end."
              .formatted(MOST));

  Export(JsonMapper json) {
    this.json = json;
  }

  /**
   * @param owner of the records; may have a few exports running
   * @param cells of a record, given its metadata as JSON
   */
  ResponseEntity<Flux<DataBuffer>> csv(
      String owner,
      String name,
      List<String> header,
      Flux<CallRecord> calls,
      Function<CallRecord, Function<String, Cells>> cells) {
    Flux<String> lines = calls.map(call -> line(cells.apply(call).apply(metadata(call)).values()));
    return file(owner, CSV, name + ".csv", lines.startWith(line(header)));
  }

  ResponseEntity<Flux<DataBuffer>> ndjson(
      String owner, String name, Flux<CallRecord> calls, Function<CallRecord, Object> view) {
    Flux<String> lines = calls.map(call -> json.writeValueAsString(view.apply(call)) + "\n");
    return file(owner, MediaType.APPLICATION_NDJSON, name + ".ndjson", lines);
  }

  private ResponseEntity<Flux<DataBuffer>> file(
      String owner, MediaType type, String name, Flux<String> lines) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(seats.seated(owner, () -> lines.buffer(TOGETHER).map(Export::bytes)));
  }

  private String metadata(CallRecord call) {
    var entries = call.labels().metadata();
    return entries.isEmpty() ? "" : json.writeValueAsString(entries);
  }

  private static String line(List<?> cells) {
    StringBuilder line = new StringBuilder(256);
    Csv.line(line, cells);
    return line.toString();
  }

  private static DataBuffer bytes(List<String> lines) {
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
  }
}
