package io.turnpike.routing.dialects.chat;

/**
 * The request's {@code stream_options}.
 *
 * @param isNull the field is there and null
 * @param includeUsage what the client asked for
 * @param open offset just after the opening brace
 * @param empty no fields inside
 * @param start offset of the value of {@code include_usage}; -1 when it is not there
 */
record StreamOptions(
    boolean isNull, boolean includeUsage, int open, boolean empty, int start, int end) {

  static final StreamOptions NULL = new StreamOptions(true, false, -1, true, -1, -1);
}
