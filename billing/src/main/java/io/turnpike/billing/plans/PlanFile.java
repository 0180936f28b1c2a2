package io.turnpike.billing.plans;

import io.turnpike.infra.settings.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The operator's file of plans, or the one that comes with the product. */
final class PlanFile {

  private static final String OWN = "/plans.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private PlanFile() {}

  /** Throws StartRefused, which says what is wrong with it. */
  static List<Plan> read(@Nullable Path file) {
    try (InputStream text =
        file == null
            ? Objects.requireNonNull(PlanFile.class.getResourceAsStream(OWN))
            : Files.newInputStream(file)) {
      return checked(JSON.readValue(text, new TypeReference<List<Entry>>() {}));
    } catch (IOException | JacksonException | ArithmeticException e) {
      throw refused(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private static List<Plan> checked(List<Entry> entries) {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.name)) {
        throw refused("there are two plans named \"" + entry.name + "\"");
      }
    }
    if (entries.isEmpty()) {
      throw refused("there must be a plan");
    }
    return entries.stream().map(Entry::plan).toList();
  }

  private static StartRefused refused(String why) {
    return new StartRefused("The plans (TURNPIKE_BILLING_PLANS) cannot be used: " + why);
  }

  private record Entry(
      String name,
      String title,
      BigDecimal monthlyFeeUsd,
      long includedRequests,
      BigDecimal requestFeeUsd) {

    Plan plan() {
      if (monthlyFeeUsd.signum() < 0 || requestFeeUsd.signum() < 0 || includedRequests < 0) {
        throw refused("amounts of \"" + name + "\" must not be less than 0");
      }
      return new Plan(name, title, nano(monthlyFeeUsd), includedRequests, nano(requestFeeUsd));
    }

    private static long nano(BigDecimal usd) {
      return usd.movePointRight(9).longValueExact();
    }
  }
}
