package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/**
 * The last event of a stream that breaks off: {@code response.failed} about the response that had
 * begun, with the next number in the sequence. Clients take it for an error; a bare {@code error}
 * event the command-line agents pass over.
 */
public final class FailedResponse {

  private static final byte[] UNKNOWN = "\"\"".getBytes(UTF_8);
  private static final byte[] NO_TIME = "0".getBytes(UTF_8);

  private byte[] id = UNKNOWN;
  private byte[] model = UNKNOWN;
  private byte[] created = NO_TIME;
  private long last = -1;

  /**
   * @param sequence number of the event that passed; below 0 for one without
   */
  public void follows(long sequence) {
    last = Math.max(last, sequence);
  }

  /** Takes from the first event of a stream what the last one has to repeat. */
  public void begun(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    ObjectScan response = event == null ? null : event.object("response");
    if (response != null) {
      begun(response.string("id"), response.string("model"), response.raw("created_at"));
    }
  }

  /** The same as JSON values; null for what is not known. */
  void begun(byte @Nullable [] itsId, byte @Nullable [] itsModel, byte @Nullable [] itsTime) {
    id = itsId == null ? id : itsId;
    model = itsModel == null ? model : itsModel;
    created = itsTime == null ? created : itsTime;
  }

  /** With its blank line. */
  public byte[] event(String code, String sentence) {
    return new Pieces(640)
        .put("event: response.failed\ndata: {\"type\":\"response.failed\",\"sequence_number\":")
        .put((last + 1) + ",\"response\":{\"id\":")
        .put(id)
        .put(",\"object\":\"response\",\"created_at\":")
        .put(created)
        .put(",\"status\":\"failed\",\"error\":{\"code\":")
        .put(JsonText.quoted(code))
        .put(",\"message\":")
        .put(JsonText.quoted(sentence))
        .put("},\"incomplete_details\":null,\"instructions\":null,\"metadata\":{},\"model\":")
        .put(model)
        .put(",\"output\":[],\"parallel_tool_calls\":true,\"temperature\":null")
        .put(",\"tool_choice\":\"auto\",\"tools\":[],\"top_p\":null,\"usage\":null}}\n\n")
        .toArray();
  }
}
