package io.turnpike.routing.dialects;

import io.turnpike.routing.plan.RoutePlan.Target;

/** What a request asks of a model, found out when a model cannot do everything. Not shared. */
public interface RequestNeeds {

  boolean tools(Target target);

  /** A say in how much the model reasons. */
  boolean reasoning(Target target);

  /** An answer by a JSON schema. */
  boolean jsonSchema(Target target);

  /** Pictures are part of it. */
  boolean vision();
}
