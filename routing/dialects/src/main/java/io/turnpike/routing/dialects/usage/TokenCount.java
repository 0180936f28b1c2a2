package io.turnpike.routing.dialects.usage;

import io.turnpike.routing.dialects.UsageReport;
import org.jspecify.annotations.Nullable;

/** What a usage object counts, by all the names that vendors have for it: tokens, and calls. */
enum TokenCount {
  READ,
  WRITTEN,
  TOTAL,
  CACHED,
  /** Of the cached ones, those of sounds. */
  CACHED_AUDIO,
  /** To a cache, whoever says no more about it. */
  CACHE_WRITE,
  CACHE_WRITE_5M,
  CACHE_WRITE_1H,
  /** As a part of what was written, by its place at least. */
  REASONING,
  /** Beside what was written, by its place at least. */
  REASONING_APART,
  AUDIO_READ,
  /** Seconds of sounds whose tokens may be counted in the total alone. */
  AUDIO_SECONDS,
  /** By a provider's tools, beside what was sent. */
  BROUGHT_IN,
  AUDIO_WRITTEN,
  /** Of pictures, where they have a price of their own. */
  IMAGE_READ,
  IMAGE_WRITTEN,
  /** Calls of a provider's own tools, each of which is paid for. */
  WEB_SEARCHES,
  /** Of what people post, at the price of those of the web. */
  POST_SEARCHES,
  /** Paid for one by one where what was found is paid for, too. */
  QUERIES,
  FILE_SEARCHES,
  /** By the request, whose size is told and is no number. */
  SIZED_SEARCH,
  /** In dollars, for the request: none where it is 0. */
  REQUEST_FEE;

  private static final long MOST_CALLS = 10_000;

  /** In the object itself. */
  static @Nullable TokenCount atTop(String name) {
    return switch (name) {
      case "prompt_tokens", "input_tokens" -> READ;
      case "completion_tokens", "output_tokens" -> WRITTEN;
      case "total_tokens" -> TOTAL;
      case "cached_tokens",
          "num_cached_tokens",
          "prompt_cache_hit_tokens",
          "cache_read_input_tokens" ->
          CACHED;
      case "cache_creation_input_tokens" -> CACHE_WRITE;
      case "reasoning_tokens" -> REASONING_APART;
      case "citation_tokens", "connector_tokens" -> BROUGHT_IN;
      case "num_search_queries" -> QUERIES;
      case "search_context_size" -> SIZED_SEARCH;
      case "prompt_audio_seconds" -> AUDIO_SECONDS;
      default -> null;
    };
  }

  /** Among the details of what was read. */
  static @Nullable TokenCount ofRead(String name) {
    return switch (name) {
      case "cached_tokens" -> CACHED;
      case "cache_write_tokens",
          "cache_creation_tokens",
          "cached_creation_tokens",
          "cache_creation_input_tokens" ->
          CACHE_WRITE;
      case "cache_write_5m_tokens" -> CACHE_WRITE_5M;
      case "cache_write_1h_tokens" -> CACHE_WRITE_1H;
      case "audio_tokens" -> AUDIO_READ;
      default -> null;
    };
  }

  /** Among the details of what was read from a cache. */
  static @Nullable TokenCount ofCached(String name) {
    return name.equals("audio_tokens") ? CACHED_AUDIO : null;
  }

  /** Among the details of what was written to a cache. */
  static @Nullable TokenCount ofCacheWrites(String name) {
    return switch (name) {
      case "ephemeral_5m_input_tokens" -> CACHE_WRITE_5M;
      case "ephemeral_1h_input_tokens" -> CACHE_WRITE_1H;
      default -> null;
    };
  }

  /** Among the details of what was written. */
  static @Nullable TokenCount ofWritten(String name) {
    return switch (name) {
      case "reasoning_tokens" -> REASONING;
      case "audio_tokens" -> AUDIO_WRITTEN;
      case "image_tokens" -> IMAGE_WRITTEN;
      default -> null;
    };
  }

  /** Among the details of what was read by whoever sells pictures apart from text. */
  static @Nullable TokenCount ofReadWithPictures(String name) {
    return name.equals("image_tokens") ? IMAGE_READ : ofRead(name);
  }

  /** Among the calls of a provider's own tools. */
  static @Nullable TokenCount ofTools(String name) {
    return switch (name) {
      case "web_search_requests", "web_search_calls", "web_search" -> WEB_SEARCHES;
      case "x_search_calls" -> POST_SEARCHES;
      case "file_search_requests", "file_search_calls" -> FILE_SEARCHES;
      default -> null;
    };
  }

  /** Among what an answer says that it costs. */
  static @Nullable TokenCount ofCost(String name) {
    return name.equals("request_cost") ? REQUEST_FEE : null;
  }

  /** Whether it says that there is one, and not how many. */
  boolean isSign() {
    return this == SIZED_SEARCH || this == REQUEST_FEE;
  }

  /** More in one call cannot be. */
  long most() {
    return ordinal() >= WEB_SEARCHES.ordinal() ? MOST_CALLS : UsageReport.MOST_TOKENS;
  }
}
