package io.turnpike.routing.cache.meaning.acceptance;

/**
 * What came of a comparison of two questions' answers.
 *
 * @param asked digest of the question's own key
 * @param like digest of the key whose answer it was compared with
 * @param similarity 0 to 1
 * @param served whether the answer had been given, so that a wrong one was a wrong hit
 */
public record Label(String asked, String like, double similarity, boolean right, boolean served) {}
