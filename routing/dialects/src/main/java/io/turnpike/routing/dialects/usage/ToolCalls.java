package io.turnpike.routing.dialects.usage;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a provider's own tools among the output items of a response, which is the only place
 * where it counts them. Opening a page that was found is no search.
 */
public record ToolCalls(long webSearches, long fileSearches) {

  public static final ToolCalls NONE = new ToolCalls(0, 0);

  private static final String WEB = "web_search_call";
  private static final String FILE = "file_search_call";
  private static final BytePattern WEB_WORD = BytePattern.quoted(WEB);
  private static final BytePattern FILE_WORD = BytePattern.quoted(FILE);

  /** Of a response; looks closer only where the bytes name such a tool. */
  public static ToolCalls of(byte[] bytes, int start, int end) {
    if (!WEB_WORD.isIn(bytes, start, end) && !FILE_WORD.isIn(bytes, start, end)) {
      return NONE;
    }
    ObjectScan response = ObjectScan.of(bytes, start, end);
    return response == null ? NONE : of(response.objects("output"));
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

  /** What was used, these included; as it is where nothing was counted. */
  public UsageReport addedTo(UsageReport report) {
    TokenUsage usage = report.usage();
    return usage == null || this == NONE
        ? report
        : new UsageReport(
            usage.calling(
                Math.max(usage.webSearches(), webSearches),
                Math.max(usage.fileSearches(), fileSearches)),
            report.rejected(),
            report.inputCounted(),
            report.outputCounted());
  }

  private static boolean isSearch(@Nullable ObjectScan action) {
    String type = action == null ? null : action.text("type");
    return type == null || type.equals("search");
  }
}
