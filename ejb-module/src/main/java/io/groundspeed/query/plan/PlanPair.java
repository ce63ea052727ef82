package io.groundspeed.query.plan;

/**
 * Two plans of one statement.
 *
 * @param actual the plan as it is
 * @param bare the plan without indexes
 */
public record PlanPair(PlanTree actual, PlanTree bare) {}
