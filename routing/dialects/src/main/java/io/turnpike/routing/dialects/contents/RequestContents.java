package io.turnpike.routing.dialects.contents;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.usage.TokenUsage;

/**
 * What a model gets to read by a request.
 *
 * @param text bytes that stand for themselves, whatever they are
 * @param pictures in the body or by their address
 * @param unseen whether it refers to what no body holds, or holds what is neither text nor picture
 * @param sounds whether there are any, or any are asked for
 * @param tools whether it describes some, which providers put into words of their own
 * @param marksCache whether it marks what is to be kept for the next
 */
public record RequestContents(
    long text, int pictures, boolean unseen, boolean sounds, boolean tools, boolean marksCache) {

  /** Nothing of it is read. */
  public static final RequestContents NONE = new RequestContents(0, 0, false, false, false, false);

  private static final TokenUsage SOUND = new TokenUsage(0, 0, 0, 0, 0, 0, 1, 0, 0);

  /** One of each class of use that the request is charged by, which has these contents. */
  public TokenUsage charged(RequestScan request) {
    return sounds ? request.charged().and(SOUND) : request.charged();
  }

  public static RequestContents of(RequestScan request) {
    byte[] body = request.body();
    return request.promptBytes() < 0
        ? new RequestContents(body.length, 0, true, false, false, false)
        : new ContentsWalk().read(body);
  }
}
