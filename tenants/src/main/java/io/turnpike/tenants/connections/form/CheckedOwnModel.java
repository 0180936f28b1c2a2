package io.turnpike.tenants.connections.form;

import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.OwnModels;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnection.OwnModel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be seen wrong with what is said of one model. */
public final class CheckedOwnModel {

  private static final int LONGEST_TITLE = 200;
  private static final long MOST_TOKENS = 20_000_000;

  private CheckedOwnModel() {}

  /** What is said, with the model's name for a title where none is given. */
  public static OwnModel of(
      String model, OwnModel said, @Nullable ModelPrice price, Mistakes mistakes) {
    CheckedModels.checkName(model, "/model", mistakes);
    String title = said.title().isBlank() ? model : said.title().strip();
    if (title.length() > LONGEST_TITLE) {
      mistakes.add("/title", "A title has at most " + LONGEST_TITLE + " characters.");
    }
    mistakes.printable("/title", title);
    tokens("/context_tokens", said.contextTokens(), mistakes);
    tokens("/max_output_tokens", said.maxOutputTokens(), mistakes);
    words("/capabilities", said.capabilities(), Set.of(), mistakes);
    words("/lacks", said.lacks(), new HashSet<>(said.capabilities()), mistakes);
    if (price != null && !CheckedModels.isPrice(price)) {
      mistakes.add("/price", "Prices go from 0 to 1 USD per token.");
    }
    return new OwnModel(
        title,
        said.contextTokens(),
        said.maxOutputTokens(),
        List.copyOf(said.capabilities()),
        List.copyOf(said.lacks()));
  }

  /** What only shows beside the connection. */
  public static void beside(
      ProviderConnection connection, String model, Map<String, ?> after, Mistakes mistakes) {
    if (!connection.mayServe(model)) {
      mistakes.add(
          "/model",
          "The connection \""
              + connection.name()
              + "\" serves only the models on its list; put this one on it first.");
    }
    if (after.size() > OwnModels.MOST) {
      mistakes.add("/model", "At most " + OwnModels.MOST + " models of a connection's own.");
    }
  }

  private static void tokens(String at, long tokens, Mistakes mistakes) {
    if (tokens < 0 || tokens > MOST_TOKENS) {
      mistakes.add(at, "Give a number of tokens up to " + MOST_TOKENS + ", or 0 when not known.");
    }
  }

  private static void words(String at, List<String> words, Set<String> others, Mistakes mistakes) {
    Set<String> before = new HashSet<>();
    for (String word : words) {
      if (!OwnModels.CAPABILITIES.contains(word)) {
        String known = String.join(", ", OwnModels.CAPABILITIES);
        mistakes.add(at, "There is no \"" + word + "\"; there are " + known + ".");
      } else if (!before.add(word)) {
        mistakes.add(at, "\"" + word + "\" is in the list twice.");
      } else if (others.contains(word)) {
        mistakes.add(at, "\"" + word + "\" is among the capabilities as well.");
      }
    }
  }
}
