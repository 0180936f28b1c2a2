package io.turnpike.routing.dialects.usage;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's own tools did within a response, beside its usage: searches, which it counts
 * among its output items alone, and pictures, made by another model at prices of its own. Opening a
 * page that was found is no search.
 *
 * @param imageRead tokens that the other model read
 * @param imageWritten tokens that it made
 */
public record ToolCalls(long webSearches, long fileSearches, long imageRead, long imageWritten) {

  public static final ToolCalls NONE = new ToolCalls(0, 0);

  private static final String WEB = "web_search_call";
  private static final String FILE = "file_search_call";
  private static final BytePattern WEB_WORD = BytePattern.quoted(WEB);
  private static final BytePattern FILE_WORD = BytePattern.quoted(FILE);
  private static final String PICTURES = "image_gen";
  private static final BytePattern PICTURES_WORD = BytePattern.quoted(PICTURES);

  public ToolCalls(long webSearches, long fileSearches) {
    this(webSearches, fileSearches, 0, 0);
  }

  /** Of a response; looks closer only where the bytes name such a tool. */
  public static ToolCalls of(byte[] bytes, int start, int end) {
    if (!WEB_WORD.isIn(bytes, start, end)
        && !FILE_WORD.isIn(bytes, start, end)
        && !PICTURES_WORD.isIn(bytes, start, end)) {
      return NONE;
    }
    ObjectScan response = ObjectScan.of(bytes, start, end);
    return response == null ? NONE : of(response);
  }

  /** Of a response. */
  public static ToolCalls of(ObjectScan response) {
    ToolCalls searches = of(response.objects("output"));
    ObjectScan tools = response.object("tool_usage");
    ObjectScan pictures = tools == null ? null : tools.object(PICTURES);
    return pictures == null ? searches : searches.drawing(pictures);
  }

  /**
   * @param output its items; null for none
   */
  public static ToolCalls of(@Nullable List<ObjectScan> output) {
    long web = 0;
    long file = 0;
    for (ObjectScan item : output == null ? List.<ObjectScan>of() : output) {
      String type = item.text("type");
      web += WEB.equals(type) && isSearch(item.object("action")) ? 1 : 0;
      file += FILE.equals(type) ? 1 : 0;
    }
    return web + file == 0 ? NONE : new ToolCalls(web, file);
  }

  private ToolCalls drawing(ObjectScan pictures) {
    long read = count(pictures, "input_tokens");
    long written = count(pictures, "output_tokens");
    return read + written == 0 ? this : new ToolCalls(webSearches, fileSearches, read, written);
  }

  private static long count(ObjectScan pictures, String name) {
    return Math.clamp(pictures.count(name), 0L, UsageReport.MOST_TOKENS);
  }

  /** What was used, these included; as it is where nothing was counted. */
  public UsageReport addedTo(UsageReport report) {
    TokenUsage usage = report.usage();
    return usage == null || this == NONE
        ? report
        : new UsageReport(
            usage
                .calling(
                    Math.max(usage.webSearches(), webSearches),
                    Math.max(usage.fileSearches(), fileSearches))
                .and(pictures()),
            report.rejected(),
            report.inputCounted(),
            report.outputCounted());
  }

  private TokenUsage pictures() {
    return imageRead + imageWritten == 0
        ? TokenUsage.NONE
        : new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, imageRead, imageWritten, 0, 0);
  }

  private static boolean isSearch(@Nullable ObjectScan action) {
    String type = action == null ? null : action.text("type");
    return type == null || type.equals("search");
  }
}
