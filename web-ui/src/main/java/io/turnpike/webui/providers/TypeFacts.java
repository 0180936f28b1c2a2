package io.turnpike.webui.providers;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.PublishedPolicies;
import io.turnpike.tenants.providers.PublishedPolicy;
import io.turnpike.tenants.providers.SecretFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of the type that a form is for. */
public record TypeFacts(ProviderType type, PublishedPolicy published) {

  /** Of the word; of the first type where there is none of that word. */
  static TypeFacts of(List<ProviderType> types, PublishedPolicies policies, String word) {
    ProviderType type =
        types.stream()
            .filter(known -> known.word().equals(word))
            .findFirst()
            .orElse(types.getFirst());
    return new TypeFacts(type, policies.of(type.word()));
  }

  public TypeChoice choice() {
    return TypeChoice.of(type);
  }

  /** Whether a connection has keys that take turns, and not only a credential of several fields. */
  public boolean takesKeys() {
    return type.secret(SecretFields.API_KEY) != null;
  }

  /** The vendor's own address, in a sentence; empty where each connection has its own. */
  public String addressHint() {
    String hint = "Up to and including the version, for example https://api.example.com/v1.";
    if (type.derived() != null) {
      return hint + " When left empty: " + type.derived().pattern() + ".";
    }
    return type.baseUrl() == null ? hint : hint + " When left empty: " + type.baseUrl() + ".";
  }

  /** What its vendor says of data, in a sentence; empty where it says nothing. */
  public String says() {
    List<String> said = new ArrayList<>();
    if (published.zdr() != null) {
      said.add(published.zdr() ? "keeps nothing by default" : "keeps what is sent by default");
    }
    if (published.noTraining() != null) {
      said.add(published.noTraining() ? "trains on nothing" : "may train on it");
    }
    if (published.region() != null) {
      said.add("works in " + published.region());
    }
    String sentence = said.isEmpty() ? "" : type.title() + " " + joined(said) + ".";
    return published.note() == null ? sentence : (sentence + " " + published.note()).strip();
  }

  /** A form that is filled in with what its vendor says, for the owner to confirm. */
  Map<String, String> filled(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("zdr", Boolean.TRUE.equals(published.zdr()) ? "on" : "");
    all.put("no_training", Boolean.TRUE.equals(published.noTraining()) ? "on" : "");
    all.put("region", published.region() == null ? "" : published.region());
    return all;
  }

  private static String joined(List<String> said) {
    int last = said.size() - 1;
    return last == 0
        ? said.getFirst()
        : String.join(", ", said.subList(0, last)) + " and " + said.get(last);
  }
}
