package io.turnpike.routing.dialects.messages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a cloud wants Anthropic's requests.
 *
 * @param version of the API that it knows, for example {@code bedrock-2023-05-31}
 * @param elsewhere names of fields that are said in the address
 * @param known names of fields at the top that it takes; null for all but those of betas
 * @param attributed whether it takes a client's text about itself
 */
public record HostedForm(
    String version,
    Set<String> elsewhere,
    @Nullable Set<String> known,
    HostedBetas betas,
    boolean attributed) {

  public HostedForm {
    elsewhere = Set.copyOf(elsewhere);
    known = known == null ? null : Set.copyOf(known);
  }

  boolean takes(String field, HostedBetas.Asked asked) {
    return elsewhere.contains(field)
        || betas.isKnown(field, asked)
            && (known == null || known.contains(field) || betas.opened().containsKey(field));
  }
}
